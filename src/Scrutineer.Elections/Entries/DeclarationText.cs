using System.Globalization;
using Scrutineer.Law;

namespace Scrutineer.Elections.Entries;

/// <summary>The text that commissioners sign to declare a result: docs/reference/record.md, declaration.made.</summary>
public static class DeclarationText
{
    /// <summary>The text about a publication.</summary>
    /// <param name="origin">Origin of the log.</param>
    /// <param name="election">Identity with the phase.</param>
    /// <param name="publication">The publication with its index.</param>
    public static string Of(string origin, string election, Placed<PublicationMade> publication) => string.Create(CultureInfo.InvariantCulture,
        $"scrutineer-declaration/1\n{origin}\n{election}\npublication {publication.Index}\nsize {publication.Data.Size}\nroot {publication.Data.Root}\ntotals {publication.Data.Totals}\noutcome {publication.Data.Outcome}\n");

    /// <summary>The publication that a declaration is about; null: it is about none of these.</summary>
    public static Placed<PublicationMade>? PublicationOf(DeclarationMade made, string origin, string election, IEnumerable<Placed<PublicationMade>> publications)
    {
        if (NoteText.Lines(made.Note) is not { } lines) return null;
        var text = string.Join('\n', lines) + "\n";
        foreach (var publication in publications)
            if (Of(origin, election, publication) == text) return publication;
        return null;
    }

    internal static Refusal? Check(DeclarationMade made, string origin, string election, IEnumerable<Placed<PublicationMade>> publications) =>
        PublicationOf(made, origin, election, publications) is null
            ? new Refusal("declaration-mismatch", "The text of the declaration is not that of a publication of this record.")
            : null;
}
