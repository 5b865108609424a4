using System.Collections.Immutable;
using Scrutineer.Elections.Protocols;

namespace Scrutineer.Elections.Forms;

/// <summary>
/// One side of an equation: whole multiples of lines, of the sum of all lists, of the line "against all", and a constant.
/// </summary>
/// <param name="Text">As written.</param>
/// <param name="Lines">Line index and factor.</param>
/// <param name="Lists">Factor of the sum of the lists' votes (without "against all").</param>
/// <param name="AgainstAll">Factor of the votes against all.</param>
/// <param name="Constant">Constant part.</param>
public sealed record LinearSum(string Text, ImmutableArray<(int Line, long Factor)> Lines, long Lists, long AgainstAll, long Constant)
{
    /// <summary>The value in one protocol; null if a line it needs is blank.</summary>
    public long? Of(Protocol protocol) => Of(protocol.Lines, protocol.ListVotes, protocol.AgainstAllVotes);

    /// <summary>The value of figures; null if a line it needs is blank.</summary>
    public long? Of(Figures lines, long? listVotes, long? againstAll)
    {
        var sum = Constant;
        foreach (var (line, factor) in Lines)
        {
            if (lines[line] is not { } value) return null;
            sum += factor * value;
        }

        if (Lists != 0)
        {
            if (listVotes is null) return null;
            sum += Lists * listVotes.Value;
        }

        if (AgainstAll != 0)
        {
            if (againstAll is null) return null;
            sum += AgainstAll * againstAll.Value;
        }

        return sum;
    }
}
