using System.Collections.Immutable;
using Scrutineer.Elections.Forms;

namespace Scrutineer.Elections.Tallies;

/// <summary>
/// Totals over a unit in one channel. Always recomputed from the protocols, never adjusted.
/// </summary>
public sealed class Tally
{
    private readonly Election election;
    private long? registeredCounted = 0;
    private readonly long[] lines;
    private readonly int[] lineKnown;
    private readonly long[] votes;
    private readonly int[] voteKnown;

    internal Tally(Election election, int unit)
    {
        this.election = election;
        Unit = unit;
        lines = new long[election.Form.Lines.Length];
        lineKnown = new int[lines.Length];
        votes = new long[election.Lists.Length];
        voteKnown = new int[votes.Length];
        Stations = election.Units.StationCounts[unit];
    }

    /// <summary>Index of the unit.</summary>
    public int Unit { get; }

    /// <summary>Protocols that were added.</summary>
    public int Protocols { get; private set; }

    /// <summary>Protocols that arrived but are not counted, by an act.</summary>
    public int SetAside { get; private set; }

    /// <summary>Stations of the unit.</summary>
    public long Stations { get; }

    /// <summary>Stations whose figures are in the totals or were set aside.</summary>
    public long StationsReported { get; private set; }

    /// <summary>Stations that have not reported.</summary>
    public long StationsMissing => long.Max(0, Stations - StationsReported);

    /// <summary>Voters on the register of the unit; null: not known.</summary>
    public long? Registered => election.Units.Registers[Unit] ?? (StationsMissing == 0 ? RegisteredCovered : null);

    /// <summary>Voters on the registers of the stations that reported; null: not known for at least one of them.</summary>
    public long? RegisteredCovered { get; private set; } = 0;

    /// <summary>The latest arrival among the protocols added; null: none has a time.</summary>
    public DateTimeOffset? LatestReceived { get; private set; }

    /// <summary>Sum of a line; null if no protocol has it.</summary>
    public long? Line(int index) => lineKnown[index] == 0 ? null : lines[index];

    /// <summary>How many of the protocols leave a line blank.</summary>
    public int Blank(int index) => Protocols - lineKnown[index];

    /// <summary>Votes of a list; null if no protocol has them.</summary>
    public long? Votes(int list) => voteKnown[list] == 0 ? null : votes[list];

    /// <summary>How many of the protocols leave the votes of a list blank.</summary>
    public int BlankVotes(int list) => Protocols - voteKnown[list];

    /// <summary>Votes for lists, without "against all".</summary>
    public long? ListVotes => Sum(againstAll: false);

    /// <summary>Votes against all; 0 on a ballot without that line.</summary>
    public long? AgainstAllVotes => election.Shape.AgainstAllLines.IsEmpty ? 0 : Sum(againstAll: true);

    /// <summary>A sum of the form's lines over the totals.</summary>
    public long? Of(LinearSum sum)
    {
        var total = sum.Constant * Protocols;
        foreach (var (line, factor) in sum.Lines)
        {
            if (Line(line) is not { } value) return null;
            total += factor * value;
        }

        if (sum.Lists != 0)
        {
            if (ListVotes is not { } value) return null;
            total += sum.Lists * value;
        }

        if (sum.AgainstAll != 0)
        {
            if (AgainstAllVotes is not { } value) return null;
            total += sum.AgainstAll * value;
        }

        return total;
    }

    /// <summary>
    /// A base by name: <c>lists</c> is the votes for lists; <c>registered</c> the register of what has reported; others as the form says.
    /// </summary>
    public long? Base(string name) => name switch
    {
        "lists" => ListVotes,
        "registered" => RegisteredCovered,
        _ => election.Form.Base(name) is { } sum ? Of(sum) : null,
    };

    /// <summary>
    /// True if a protocol leaves blank what the base is made of: the base is then too small, and no bar over it is certain.
    /// </summary>
    public bool IsIncomplete(string name) => election.Form.Base(name) is { } sum && sum.Lines.Any(l => Blank(l.Line) > 0);

    /// <summary>Turnout: voters who took part among the registered voters of the stations that count (not those set aside).</summary>
    public Share? Turnout => Share.From(Base("cast"), registeredCounted, "registered");

    /// <summary>Registered voters of the listed units that have not reported; null: not known for at least one of them.</summary>
    public long? RegisteredMissing { get; private set; } = 0;

    /// <summary>Listed units that have not reported.</summary>
    public int UnitsMissing { get; private set; }

    /// <summary>Coverage by stations.</summary>
    public Share? StationCoverage => Share.From(StationsReported, Stations, "stations");

    /// <summary>Coverage by registered voters.</summary>
    public Share? RegisterCoverage => Share.From(RegisteredCovered, Registered, "registered");

    /// <summary>The share of a list among a base.</summary>
    public Share? ShareOf(int list, string of) => Share.From(Votes(list), Base(of), of);

    internal void Add(Protocols.Protocol protocol, long stations, bool isSetAside)
    {
        StationsReported += stations;
        var registered = election.Units[protocol.Unit].IsStation ? election.Units[protocol.Unit].Registered ?? Written(protocol) : Written(protocol);
        RegisteredCovered += registered;
        if (isSetAside)
        {
            SetAside++;
            return;
        }

        registeredCounted += registered;
        Protocols++;
        protocol.Lines.AddTo(lines, lineKnown);
        protocol.Votes.AddTo(votes, voteKnown);
        if (protocol.Received > LatestReceived || LatestReceived is null) LatestReceived = protocol.Received;
    }

    /// <summary>A summary covers the units below it, whose absence was noted before.</summary>
    internal void AddSummary(Protocols.Protocol protocol, long stations, bool isSetAside)
    {
        (RegisteredMissing, UnitsMissing) = (0, 0);
        Add(protocol, stations, isSetAside);
    }

    /// <summary>Notes a listed unit that has not reported.</summary>
    internal void Miss(long? registered)
    {
        RegisteredMissing += registered;
        UnitsMissing++;
    }

    internal void Add(Tally below)
    {
        Protocols += below.Protocols;
        SetAside += below.SetAside;
        StationsReported += below.StationsReported;
        RegisteredCovered += below.RegisteredCovered;
        registeredCounted += below.registeredCounted;
        RegisteredMissing += below.RegisteredMissing;
        UnitsMissing += below.UnitsMissing;
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] += below.lines[i];
            lineKnown[i] += below.lineKnown[i];
        }

        for (var i = 0; i < votes.Length; i++)
        {
            votes[i] += below.votes[i];
            voteKnown[i] += below.voteKnown[i];
        }

        if (below.LatestReceived > LatestReceived || LatestReceived is null) LatestReceived = below.LatestReceived;
    }

    private long? Written(Protocols.Protocol protocol) => election.Form.Base("registered")?.Of(protocol);

    private long? Sum(bool againstAll)
    {
        long sum = 0;
        var isKnown = false;
        for (var i = 0; i < votes.Length; i++)
        {
            if (election.Shape.AgainstAllLines.Contains(i) != againstAll || voteKnown[i] == 0) continue;
            isKnown = true;
            sum += votes[i];
        }

        return isKnown ? sum : null;
    }
}
