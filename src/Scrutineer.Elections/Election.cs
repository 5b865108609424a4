using System.Collections.Immutable;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Calendars;
using Scrutineer.Elections.Channels;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Licences;
using Scrutineer.Elections.Previous;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Units;
using Scrutineer.Law.Language;

namespace Scrutineer.Elections;

/// <summary>The definition of an election: everything that is known before the first protocol arrives.</summary>
/// <param name="Id">Identity; the phase is part of it, so that test and live figures never mix.</param>
/// <param name="Name">Its names.</param>
/// <param name="Date">Polling day.</param>
/// <param name="Form">The protocol form.</param>
/// <param name="Lists">The lists in ballot order.</param>
/// <param name="Units">The units.</param>
/// <param name="Channels">The channels; at least one.</param>
/// <param name="Law">The seat law.</param>
public sealed record Election(
    string Id,
    LocalText Name,
    DateOnly Date,
    Form Form,
    ImmutableArray<ElectionList> Lists,
    UnitTree Units,
    ImmutableArray<Channel> Channels,
    SeatLaw Law)
{
    /// <summary>Shown on every page and file made from it: invented data says so. Empty if there is nothing to say.</summary>
    public LocalText Notice { get; init; } = LocalText.Empty;

    /// <summary>Where the figures come from.</summary>
    public LocalText Attribution { get; init; } = LocalText.Empty;

    /// <summary>Preliminary, declared, annulled: the legal state as a sentence.</summary>
    public LocalText LegalState { get; init; } = LocalText.Empty;

    /// <summary>True until a declaration: everything shown from it carries the preliminary mark.</summary>
    public bool IsPreliminary { get; init; } = true;

    /// <summary>Other bases for the national bar, to be shown beside the law's own: cast, valid, lists.</summary>
    public ImmutableArray<string> OtherBases { get; init; } = [];

    /// <summary>Tile grid for the map: unit code to column and row, from 0.</summary>
    public ImmutableSortedDictionary<string, (int Column, int Row)> Tiles { get; init; } = ImmutableSortedDictionary<string, (int Column, int Row)>.Empty;

    /// <summary>Official totals to compare with; empty if none are given.</summary>
    public ImmutableArray<OfficialFigure> Official { get; init; } = [];

    /// <summary>Time limits of the law, as they were given.</summary>
    public ImmutableArray<TimeLimit> Calendar { get; init; } = [];

    /// <summary>The licence of the data; null: none is stated.</summary>
    public DataLicence? Licence { get; init; }

    /// <summary>The election before; null: none is given.</summary>
    public PreviousElection? Previous { get; init; }

    /// <summary>What the law says of complaints; null: the folder has no rules of them.</summary>
    public DisputeRules? Disputes { get; init; }

    /// <summary>The annulled election that this one repeats; null: none.</summary>
    public RepeatedElection? Repeats { get; init; }

    /// <summary>Human decisions.</summary>
    public ImmutableArray<Act> Acts { get; init; } = [];

    /// <summary>How protocols of this ballot tell lists from "against all".</summary>
    public ProtocolShape Shape { get; } = new([.. Lists.Select((list, i) => (list, i)).Where(l => l.list.IsAgainstAll).Select(l => l.i)]);

    /// <summary>The channel that decides; the first if none is marked.</summary>
    public Channel DecidingChannel => Channels.FirstOrDefault(c => c.Decides) ?? Channels[0];

    /// <summary>Lines that the bases of the law's bars are made of: a protocol that leaves one blank has a finding.</summary>
    internal ImmutableHashSet<int> LinesOfBases =>
        [.. Outcomes.LawInput.BasesOfLaw(this).Select(Form.Base).OfType<LinearSum>().SelectMany(s => s.Lines.Select(l => l.Line))];

    /// <summary>The time limit of that code; null: the calendar has none.</summary>
    public TimeLimit? Limit(string code) => Calendar.FirstOrDefault(l => l.Code == code);

    /// <summary>Index of the list of that code, or -1.</summary>
    public int FindList(string code)
    {
        for (var i = 0; i < Lists.Length; i++)
            if (Lists[i].Code == code) return i;
        return -1;
    }
}

/// <summary>An officially published total, to be compared with the sums of the stations.</summary>
/// <param name="What">Code of a list, or of a line of the form.</param>
/// <param name="Votes">The official number; null: not known.</param>
/// <param name="Seats">The official seats; null: not known.</param>
/// <param name="Source">Where it was published.</param>
public sealed record OfficialFigure(string What, long? Votes, long? Seats, string Source);

/// <summary>The election that a repeat vote repeats, which stays published as it was annulled.</summary>
/// <param name="Election">Its identity with the phase: <c>kg-2020:live</c>.</param>
/// <param name="Name">Its names.</param>
/// <param name="Decision">The decision that annulled it, in words.</param>
public sealed record RepeatedElection(string Election, LocalText Name, string Decision);
