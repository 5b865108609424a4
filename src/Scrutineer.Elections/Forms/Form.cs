using System.Collections.Immutable;
using Scrutineer.Law;

namespace Scrutineer.Elections.Forms;

/// <summary>The protocol form as data: numbered lines, what they mean for bases, derived lines, and the equations between them.</summary>
/// <param name="Id">Identity, for example <c>kg-2020</c>.</param>
/// <param name="Lines">The lines in their order on paper.</param>
/// <param name="Bases">What the bases of shares are in terms of lines: registered, cast, valid ...</param>
/// <param name="Derived">Figures that follow from others and are shown, never typed: ballots carried away ...</param>
/// <param name="Equations">The control equations.</param>
public sealed record Form(
    string Id,
    ImmutableArray<FormLine> Lines,
    ImmutableSortedDictionary<string, LinearSum> Bases,
    ImmutableArray<DerivedLine> Derived,
    ImmutableArray<Equation> Equations)
{
    /// <summary>Index of the line of that code, or -1.</summary>
    public int Find(string code)
    {
        for (var i = 0; i < Lines.Length; i++)
            if (Lines[i].Code == code) return i;
        return -1;
    }

    /// <summary>The base of that name, or null if the form does not have it.</summary>
    public LinearSum? Base(string name) => Bases.GetValueOrDefault(name);

    /// <summary>Reads a form.json. Refuses with line and path.</summary>
    public static Result<Form> Read(ReadOnlyMemory<byte> utf8) => FormReader.Read(utf8);
}

/// <summary>A figure that follows from lines of the form. It may be 0 or more; it is never forced to 0.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its names.</param>
/// <param name="Sum">How it follows.</param>
public sealed record DerivedLine(string Code, LocalText Name, LinearSum Sum);
