using Scrutineer.Elections.Acts;

namespace Scrutineer.Elections.Protocols;

/// <summary>Votes that count for nobody, by decisions in force, and the form lines that move with them.</summary>
internal sealed class VoidedVotes(Election election)
{
    private readonly VoidVotes[] acts = [.. election.Acts.OfType<VoidVotes>()];

    /// <summary>The protocol without those votes; itself if none of them is void. A line never falls below 0: what is not known stays blank.</summary>
    public Protocol Without(Protocol protocol)
    {
        foreach (var act in acts)
            if (election.Units.PathOf(protocol.Unit).Any(u => act.Units.Contains(election.Units[u].Code))) protocol = Without(protocol, act);
        return protocol;
    }

    private Protocol Without(Protocol protocol, VoidVotes act)
    {
        var list = election.FindList(act.List);
        if (protocol.Votes[list] is not (> 0 and var moved)) return protocol;
        var (lines, votes) = (Row(protocol.Lines), Row(protocol.Votes));
        votes[list] = 0;
        foreach (var line in act.From.Select(election.Form.Find)) lines[line] = lines[line] is { } before ? long.Max(0, before - moved) : null;
        foreach (var line in act.To.Select(election.Form.Find)) lines[line] = lines[line] is { } before ? long.Min(Figures.Greatest, before + moved) : null;
        return new Protocol(protocol.Unit, Figures.Of(lines), Figures.Of(votes), protocol.Source, election.Shape) { Received = protocol.Received, StationsCovered = protocol.StationsCovered };
    }

    private static long?[] Row(Figures figures)
    {
        var row = new long?[figures.Length];
        for (var i = 0; i < row.Length; i++) row[i] = figures[i];
        return row;
    }
}
