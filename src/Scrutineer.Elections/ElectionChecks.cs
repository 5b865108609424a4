using Scrutineer.Elections.Previous;
using Scrutineer.Law;

namespace Scrutineer.Elections;

/// <summary>What the parts of a definition must have in common.</summary>
public static class ElectionChecks
{
    /// <summary>The first thing that does not fit; null: all fits.</summary>
    public static Refusal? Of(Election election)
    {
        var unknown = election.Tiles.Keys.FirstOrDefault(t => election.Units.Find(t) < 0);
        if (unknown is not null) return new Refusal("unit-unknown", $"A tile is given for \"{unknown}\", which is not among the units.");
        var clash = election.Form.Lines.FirstOrDefault(l => election.FindList(l.Code) >= 0);
        return clash is null ? null : new Refusal("code-clash", $"\"{clash.Code}\" names both a line of the form and a list.");
    }

    /// <summary>An official figure is that of a list, of a line or of a base; null: it is.</summary>
    public static Refusal? OfOfficial(Election election, string what) =>
        election.FindList(what) >= 0 || election.Form.Find(what) >= 0 || election.Form.Base(what) is not null
            ? null
            : new Refusal("official-unknown", $"\"{what}\" is neither a list nor a line or base of the form.");

    /// <summary>Why an election cannot be the one before; null: it can.</summary>
    public static Refusal? OfPrevious(Election election, PreviousElection previous)
    {
        if (previous.Date >= election.Date)
            return new Refusal("previous-date", $"The previous election is dated {previous.Date:yyyy-MM-dd}, this one {election.Date:yyyy-MM-dd}; it must be earlier.");
        var unknown = previous.Lists.FirstOrDefault(l => l.Now is { } now && election.FindList(now) < 0);
        return unknown is null ? null : new Refusal("list-unknown", $"A list of the previous election is compared with \"{unknown.Now}\", which is not among the lists.");
    }

    /// <summary>Why a list cannot follow those before it on the ballot; null: it can.</summary>
    public static Refusal? OfList(ElectionList list, IEnumerable<ElectionList> before)
    {
        if (!Codes.IsSafe(list.Code))
            return new Refusal("code-unsafe", $"The code \"{list.Code}\" is empty, too long, or begins with a sign that spreadsheets take for a formula.");
        var isColour = list.Colour.Length == 0 || (list.Colour.Length == 7 && list.Colour[0] == '#' && list.Colour.Skip(1).All(char.IsAsciiHexDigit));
        if (!isColour) return new Refusal("list-colour", $"A colour is written #rrggbb, not \"{list.Colour}\".");
        return before.Any(l => l.Code == list.Code) ? new Refusal("list-twice", $"The list \"{list.Code}\" is given twice.") : null;
    }
}
