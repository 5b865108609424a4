using System.Globalization;
using System.Text.RegularExpressions;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>docs/peers.md names exactly the differences that the tests allow.</summary>
public partial class PeersPage
{
    private static string[] Lines => File.ReadAllLines(Path.Combine(Shared.Repository, "docs", "peers.md"));

    [Fact]
    public void The_page_names_every_generated_council_that_differs() => Assert.Equal(
        PeerDifferences.NeedlessLots.Concat(PeerDifferences.RankingsWithoutSeat.Select(r => r.Row)).Order(),
        Lines.Where(l => l.StartsWith("| generated ", StringComparison.Ordinal) && !l.Contains("214", StringComparison.Ordinal))
            .SelectMany(l => Row().Matches(WithoutLists().Replace(l.Split('|')[1], "")).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))).Order());

    [Fact]
    public void The_page_names_every_case_with_a_needless_lot_and_its_seats() => Assert.All(
        PeerDifferences.NeedlessPending.Keys, id => Assert.Contains(Lines, l => l.StartsWith($"| `{id}` |", StringComparison.Ordinal)));

    [Fact]
    public void The_numbers_of_the_page_add_up()
    {
        var rows = Lines.Where(l => Numbers().IsMatch(l)).Select(l => l.Split('|')[2..6].Select(c => int.Parse(c, CultureInfo.InvariantCulture)).ToArray()).ToList();
        Assert.Equal(15, rows.Count);
        Assert.All(rows, r => Assert.Equal(r[0], r[1] + r[2] + r[3]));
        var listed = PeerDifferences.NeedlessLots.Count + PeerDifferences.RankingsWithoutSeat.Count + PeerDifferences.NeedlessPending.Count
            + PeerDifferences.ZeroedSeats.Count + PeerDifferences.InexactDecimals.Count;
        // Besides: one matrix of zeros, and the greatest count.
        Assert.Equal(listed + 2, rows.Sum(r => r[2]));
        Assert.Equal(PeerDifferences.ResidualStates.Count + PeerDifferences.QualifyingStates.Count, rows.Sum(r => r[3]));
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Row();

    [GeneratedRegex(@"\(.*?\)")]
    private static partial Regex WithoutLists();

    [GeneratedRegex(@"^\|[^|]+\| \d+ \| \d+ \| \d+ \| \d+ \|$")]
    private static partial Regex Numbers();
}
