using Scrutineer.Desk.Paper;
using Scrutineer.Elections;
using Scrutineer.Elections.Tallies;

namespace Scrutineer.DeskServer.Documents;

/// <summary>The numbers of a tally by the fields of the paper.</summary>
internal static class SummaryFigures
{
    /// <summary>The total of a field; null: not known.</summary>
    public static long? Of(Election election, Tally tally, Field field) => field.IsList ? tally.Votes(Place(election, field)) : tally.Line(field.Place);

    /// <summary>How many protocols leave a field blank.</summary>
    public static int Blank(Election election, Tally tally, Field field) => field.IsList ? tally.BlankVotes(Place(election, field)) : tally.Blank(field.Place);

    private static int Place(Election election, Field field) => field.Place - election.Form.Lines.Length;
}
