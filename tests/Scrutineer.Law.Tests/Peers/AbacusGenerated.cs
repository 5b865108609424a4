using System.Globalization;
using Scrutineer.Law.Data;
using Scrutineer.Law.Json;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>The 400 generated councils of shared/vectors/abacus-generated.jsonl; docs/peers.md explains every difference.</summary>
public class AbacusGenerated
{
    private static readonly Lazy<string[]> Lines = new(() => File.ReadAllLines(Shared.Path("vectors", "abacus-generated.jsonl")));

    /// <summary>Rows are numbered as lines of the file after its header.</summary>
    public static TheoryData<int> Rows() => [.. Enumerable.Range(1, 400)];

    [Fact]
    public void Every_line_of_the_file_is_a_row()
    {
        var header = JsonValue.Read(System.Text.Encoding.UTF8.GetBytes(Lines.Value[0])).Value;
        Assert.Equal(Rows().Count, header["vectors"]!.AsCount());
        Assert.Equal(Rows().Count, Lines.Value.Skip(1).Count(l => l.Length > 0));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_generated_council_has_the_same_seats_and_persons(int row)
    {
        var json = Small.Ok(JsonValue.Read(System.Text.Encoding.UTF8.GetBytes(Lines.Value[row])));
        json.Only("kind", "seats", "lists", "deceased", "draws", "lot_options", "expected", "caution");
        var expected = json.Need("expected").Only("seats", "full", "steps", "warnings", "preferential", "other", "ranking_changed");
        var deceased = Council.Deceased(json["deceased"]);
        var council = new Council(
            json.Need("seats").AsCount(),
            [.. json.Need("lists").Items.Select((l, i) => Council.Numbered(Name(i), l.Items.Select(v => (long)v.AsCount()), l.Items.Length, deceased))]);
        var draws = json.Need("draws").Items.Zip(json.Need("lot_options").Items, (d, o) => new Draw([.. o.Items.Select(n => n.Text)], d.Text)).ToList();

        var replay = Replay.Of(council.Law, council.Data, draws);
        Assert.Empty(replay.Outcome.Ties);
        var isNeedless = json["caution"]?.Items.Any(c => c.Text == "#1298") == true;
        Assert.True(!isNeedless || PeerDifferences.NeedlessLots.Contains(row), "A vector marked #1298 is listed.");
        isNeedless = PeerDifferences.NeedlessLots.Contains(row);
        Assert.Equal(isNeedless, replay.Skipped > 0);

        var result = new CouncilResult(council, replay.Outcome);
        for (var i = 0; i < council.Lists.Length; i++)
        {
            var list = Name(i);
            Assert.Equal(expected["seats"]!.Items[i].AsCount(), result.Seats(list));
            Assert.Equal(result.Seats(list), result.Replayed(list));
            Assert.Equal(expected["full"]!.Items[i].AsCount(), result.Full(list));
            Assert.Equal(expected["preferential"]!.Items[i].Items.Select(p => p.Text), result.Preferential(list));
            Assert.Equal(expected["other"]!.Items[i].Items.Select(p => p.Text), result.Other(list));
            var isOtherRanking = expected["ranking_changed"]!.Items[i].AsBoolean() != (result.ChangedRanking(list) is not null);
            Assert.Equal(PeerDifferences.RankingsWithoutSeat.Contains((row, list)), isOtherRanking);
            if (isOtherRanking) Assert.True(result.Seats(list) == 0 && council.Seats >= 19 && council.Lists[i].Candidates.Any(c => c.Withdrawn));
        }

        Assert.Equal(expected["warnings"]!.Items.Select(w => w.Text).Order(), result.Warnings().Order());
        // Where no lot was needed the steps are those of another draw.
        if (!isNeedless) Assert.Equal(expected["steps"]!.Items.Select(Step), result.Steps().Select(s => s.Step));
    }

    private static string Step(JsonValue json) => (json.Items[0].Text, json.Items[1].Text, json.Items[2].Text) switch
    {
        ("P9", var from, var to) => $"P9 {from}>{to}",
        ("P10", var from, _) => $"P10 {from}",
        var (kind, _, to) => $"{kind} {to}",
    };

    private static string Name(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
