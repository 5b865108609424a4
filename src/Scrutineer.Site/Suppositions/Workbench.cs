using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Scrutineer.Elections.Outcomes.Annulments;
using Scrutineer.Elections.Tallies;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Suppositions;

/// <summary>What would follow without some of the stations: by a number that they have, and by the fewest that change something. Suppositions, never results.</summary>
/// <param name="Tables">A table for each number.</param>
/// <param name="Fewest">The fewest stations, for each base of the bar: the law's own first.</param>
public sealed record Workbench(ImmutableArray<AnnulmentTable> Tables, ImmutableArray<FewestOfBase> Fewest)
{
    /// <summary>How many protocols are counted again at most for all steps of all tables: a second of work, and several times what a country of 2,500 stations needs.</summary>
    private const long MostCounted = 600_000;

    /// <summary>How many stations are searched at most for the fewest.</summary>
    private const int MostSearched = 20_000;

    private static readonly ConditionalWeakTable<Edition, Lazy<Workbench>> Known = [];

    /// <summary>True if there is something to suppose: more than one protocol is counted, and each of them is of one station.</summary>
    public static bool IsFor(Edition edition)
    {
        var protocols = edition.Tallies.Country.Protocols;
        return protocols > 1 && StationNumber.CountedIn(edition.State, edition.Tallies).Count() == protocols;
    }

    /// <summary>The workbench of a version; made when it is asked for, once, and forgotten with it.</summary>
    public static Workbench Of(Edition edition) => Known.GetValue(edition, static e => new(() => Make(e))).Value;

    private static Workbench Make(Edition edition) => new(
        AnnulmentTable.Of(edition.State, edition.Outcome, MostCounted),
        edition.Tallies.Country.Protocols > MostSearched ? [] : FewestOfBase.All(edition.State, edition.Outcome));
}
