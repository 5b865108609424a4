using System.Collections.Immutable;
using Scrutineer.Elections.Tallies;

namespace Scrutineer.Elections.Outcomes.Annulments;

/// <summary>A number that stations have, by which some of them can be left out: the register, or a further number of the units.</summary>
/// <param name="Name"><c>registered</c>, or the name in <see cref="Units.Unit.Numbers"/>.</param>
/// <param name="Stations">The stations that are counted and have it, greatest number first.</param>
public sealed record StationNumber(string Name, ImmutableArray<(string Code, long Number)> Stations)
{
    /// <summary>The register, as selectors name it.</summary>
    public const string Register = "registered";

    /// <summary>Whether it is a share in millionths: its name ends so, and it is shown as per cent.</summary>
    public bool IsShare => Name.EndsWith("-ppm", StringComparison.Ordinal);

    /// <summary>The numbers that at least one counted station has: further ones by name, then the register.</summary>
    /// <param name="state">The count as it stands.</param>
    /// <param name="tallies">The totals of the channel.</param>
    public static ImmutableArray<StationNumber> Of(CountState state, TallyTable tallies)
    {
        var counted = CountedIn(state, tallies).Select(u => state.Election.Units[u]).ToList();
        var names = counted.SelectMany(u => u.Numbers.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. names.Append(Register).Select(name => new StationNumber(name, Greatest(name))).Where(n => !n.Stations.IsEmpty)];

        ImmutableArray<(string, long)> Greatest(string name) =>
        [
            .. counted.Select(u => (u.Code, Number: name == Register ? u.Registered : u.Numbers.TryGetValue(name, out var number) ? number : null))
                .Where(u => u.Number is not null).Select(u => (u.Code, u.Number!.Value)).OrderByDescending(u => u.Value),
        ];
    }

    /// <summary>Indices of the stations whose protocols are counted.</summary>
    public static IEnumerable<int> CountedIn(CountState state, TallyTable tallies)
    {
        var (units, channel) = (state.Election.Units, state[tallies.Channel]);
        return Enumerable.Range(0, units.All.Length).Where(u => units[u].IsStation && channel.Current(u) is not null && !state.SetAside.Contains(u));
    }
}
