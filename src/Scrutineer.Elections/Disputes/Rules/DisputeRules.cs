using System.Collections.Immutable;

namespace Scrutineer.Elections.Disputes.Rules;

/// <summary>What the law says of complaints in this election: before whom, by whom, on what grounds, within what time. Data, never code.</summary>
/// <param name="Article">The article of the statute that regulates complaints.</param>
/// <param name="Offset">Offset of the local time from UTC, in which days begin and end.</param>
/// <param name="RestDays">Days of the week that are no working days.</param>
/// <param name="Holidays">Public holidays.</param>
/// <param name="Forums">Who hears complaints.</param>
/// <param name="Complainants">Who is entitled to complain.</param>
/// <param name="Grounds">What can be complained of.</param>
/// <param name="Clocks">Time limits.</param>
public sealed record DisputeRules(
    string Article,
    TimeSpan Offset,
    ImmutableSortedSet<DayOfWeek> RestDays,
    ImmutableSortedSet<DateOnly> Holidays,
    ImmutableArray<Forum> Forums,
    ImmutableArray<NamedCode> Complainants,
    ImmutableArray<NamedCode> Grounds,
    ImmutableArray<Clock> Clocks)
{
    /// <summary>The forum of that code; null: there is none.</summary>
    public Forum? Forum(string code) => Forums.FirstOrDefault(f => f.Code == code);

    /// <summary>The clock of that code for a forum, else the one for all forums; null: the law sets none.</summary>
    public Clock? Clock(string code, string? forum = null) =>
        Clocks.FirstOrDefault(c => c.Code == code && c.Forum is { } own && own == forum) ?? Clocks.FirstOrDefault(c => c.Code == code && c.Forum is null);

    /// <summary>True if the day is neither a rest day nor a holiday.</summary>
    public bool IsWorkingDay(DateOnly day) => !RestDays.Contains(day.DayOfWeek) && !Holidays.Contains(day);
}

/// <summary>A code with its names.</summary>
/// <param name="Code">Lower-case words joined by hyphens.</param>
/// <param name="Name">Its names.</param>
public sealed record NamedCode(string Code, LocalText Name);

/// <summary>The kinds of those who decide.</summary>
public enum ForumKind
{
    /// <summary>An election commission.</summary>
    Commission,

    /// <summary>A court.</summary>
    Court,

    /// <summary>A legislator: a later law that suspends or ends something. Nobody complains before it.</summary>
    Legislator,
}

/// <summary>Somebody who hears complaints or decides of his own motion.</summary>
/// <param name="Code">Its code: precinct, territorial, central, court, supreme-court.</param>
/// <param name="Name">Its names.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Level of the units where it sits; its competence is the unit it sits in with all below.</param>
/// <param name="Next">Code of the forum that hears appeals against its decisions; null: it is the last.</param>
/// <param name="IsFirst">True: complaints are filed here without an earlier decision.</param>
/// <param name="Remedies">Codes of the remedies that it can order.</param>
/// <param name="Members">How many members vote; null: the votes need not be given.</param>
/// <param name="Signs">True: a decision is valid only with the signatures of the commission's quorum.</param>
/// <param name="Article">The article that makes it competent.</param>
public sealed record Forum(
    string Code, LocalText Name, ForumKind Kind, string Level, string? Next, bool IsFirst, ImmutableSortedSet<string> Remedies, int? Members, bool Signs, string Article);
