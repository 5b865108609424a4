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
}
