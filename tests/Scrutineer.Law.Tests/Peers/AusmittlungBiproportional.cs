using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>Double proportional counts of VOTING Ausmittlung, their laws written in our language.</summary>
public class AusmittlungBiproportional
{
    /// <summary>Without a quorum: voter numbers, and seats to the columns.</summary>
    private const string Upper = "{'do':'weigh','as':'voters'},{'do':'award','as':'T','seats':SEATS,IN'votes':'voters','by':{'divisors':'sainte-lague'}}";

    private const string Lower = ",{'do':'balance','as':'S',IN'columns':'T','by':{'divisors':'sainte-lague'}}";

    public static TheoryData<int> Rows() => AusmittlungFile.Rows(8);

    public static TheoryData<int> LowerRows() => AusmittlungFile.Rows(3);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_double_proportional_count_has_the_same_seats_and_variants(int at)
    {
        var json = AusmittlungFile.Root["biproportional"]!.Items[at].Only("source_test", "data_file", "mandate_algorithm", "rows", "columns", "votes", "expected", "caution", "note");
        var expected = json["expected"]!.Only(
            "total_quorum", "row_quorums", "column_quorum_reached", "election_key", "column_voter_numbers_rounded", "upper_state", "upper_seats_sum_excl_lot", "upper_seats_for_lot",
            "upper_seats_excl_lot", "upper_lot_required", "upper_seats_variants", "lower");
        var rowSeats = json["rows"]!.Items.Select(r => (long)r["seats"]!.AsCount()).ToList();
        var columns = json["columns"]!.Items.Length;
        var law = Law(json["mandate_algorithm"]!.Text, rowSeats.Sum(), withLower: expected["lower"]!.Items.Length > 0);
        VoteData Data(ImmutableArray<Lot> lots) => AusmittlungFile.Matrix(json["votes"]!, rowSeats, columns, lots);

        var outcome = Small.Ok(Evaluator.Evaluate(law, Data([])));
        Quorum(outcome, expected, columns);
        VoterNumbers(outcome, expected, columns);
        SameUpper(outcome, expected, columns);

        var uppers = Lots.All(law, Data, "T").ToList();
        Assert.Equal(
            expected["upper_seats_variants"]!.Items.Select(AusmittlungFile.Line).Order(StringComparer.Ordinal),
            uppers.Select(u => Line(u.Outcome.Tables["T"], columns)).Order(StringComparer.Ordinal));
        foreach (var lower in expected["lower"]!.Items)
        {
            lower.Only("for_upper_variant", "columns_with_seats", "state", "seats_sum_excl_lot", "seats_excl_lot", "lot_required", "seats_variants", "row_divisors", "column_divisors");
            var upper = uppers.Single(u => Line(u.Outcome.Tables["T"], columns) == AusmittlungFile.Line(lower["for_upper_variant"]!));
            SameLower(law, Data, upper, lower, json);
        }
    }

    [Theory]
    [MemberData(nameof(LowerRows))]
    public void A_lower_apportionment_alone_has_the_same_matrix(int at)
    {
        var json = AusmittlungFile.Root["biproportional_lower_only"]!.Items[at].Only("source_test", "name", "votes", "row_seats", "col_seats", "columns", "expected");
        var expected = json["expected"]!;
        var law = Small.Law("{'do':'balance','as':'S','columns':'direct','by':{'divisors':'sainte-lague'}}");
        VoteData Data(ImmutableArray<Lot> lots)
        {
            var matrix = AusmittlungFile.Matrix(json["votes"]!, json["row_seats"]!.Items.Select(s => (long)s.AsCount()), json["col_seats"]!.Items.Length, lots);
            return new VoteData(matrix.Units, matrix.Lists, matrix.Votes)
            {
                Lots = lots,
                Direct = Table.Of([KeyValuePair.Create(AusmittlungFile.Row(0), json["col_seats"]!.Items.Select((s, j) => KeyValuePair.Create(AusmittlungFile.Column(j), s.AsRational())))]),
            };
        }

        var outcome = Small.Ok(Evaluator.Evaluate(law, Data([])));
        if (expected["one_admissible_seats"] is not { } one)
        {
            Assert.Equal("none", expected["ties"]!.Text);
            Assert.True(outcome.IsFinal);
            Assert.Equal(AusmittlungFile.Lines(expected["seats"]!), Matrix(outcome, expected["seats"]!));
            return;
        }

        Assert.Contains(AusmittlungFile.Lines(one), Lots.All(law, Data, "S").Select(v => Matrix(v.Outcome, one)));
        // Every cell that is marked + or - takes part in the tie.
        var marked = expected["ties"]!.Items.SelectMany((r, i) => r.Items.Select((m, j) => (m.Text, Cell: $"{AusmittlungFile.Row(i)}/{AusmittlungFile.Column(j)}"))).ToList();
        Assert.Equal(marked.Where(m => m.Text is "+" or "-").Select(m => m.Cell).Order(), Assert.Single(outcome.Ties).Tied.Order());
    }

    private static SeatLaw Law(string algorithm, long seats, bool withLower)
    {
        var quorum = algorithm switch
        {
            "4" => "{'do':'qualify','as':'in','if':{'any':[{'share':'5%','in':'any:district'},{'share':'3%'}]}},",
            "5" => "{'do':'qualify','as':'in','if':{'share':'5%','in':'any:district'}},",
            "6" => "",
            _ => throw new InvalidOperationException(algorithm),
        };
        var steps = (quorum + Upper + (withLower ? Lower : "")).Replace("SEATS", seats.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("IN", quorum.Length > 0 ? "'among':'in'," : "", StringComparison.Ordinal);
        return Small.Ok(LawReader.Read(Small.Json("{'id':'t','ties':'lot','result':'" + (withLower ? "S" : "T") + "','steps':[" + steps + "]}")));
    }

    private static void Quorum(Outcome outcome, JsonValue expected, int columns)
    {
        var reached = expected["column_quorum_reached"]!.Items.Select(q => q.AsBoolean()).ToList();
        var ours = outcome.Sets.TryGetValue("in", out var set) ? Enumerable.Range(0, columns).Select(j => set.Contains(AusmittlungFile.Column(j))) : Enumerable.Repeat(true, columns);
        Assert.Equal(reached, ours);
        // The quorum of the whole, rounded up; 0 where the rule has none.
        var national = outcome.Steps.OfType<QualifyReport>().SelectMany(q => q.Lists).SelectMany(l => l.Bars).Where(b => b.Unit is null).Select(b => b.Needed.Ceiling()).Distinct().ToList();
        Assert.Equal(expected["total_quorum"]!.AsInteger(), national.Count == 0 ? 0 : national.Single());
    }

    private static void VoterNumbers(Outcome outcome, JsonValue expected, int columns)
    {
        for (var j = 0; j < columns; j++)
            AusmittlungFile.AssertNear(expected["column_voter_numbers_rounded"]!.Items[j].Text, outcome.Tables["voters"].Total(AusmittlungFile.Column(j)), "0.0000001");
    }

    private static void SameUpper(Outcome outcome, JsonValue expected, int columns)
    {
        Assert.Equal(AusmittlungFile.Line(expected["upper_seats_excl_lot"]!), Line(outcome.Tables["T"], columns));
        var tie = outcome.Ties.FirstOrDefault(t => t.Step == "T");
        Assert.Equal(expected["upper_state"]!.Text == "has_open_lot_decision", tie is not null);
        Assert.Equal(expected["upper_seats_for_lot"]!.AsCount(), tie?.Seats ?? 0);
        if (tie is not null)
            Assert.Equal(expected["upper_lot_required"]!.Items.Select(q => q.AsBoolean()), Enumerable.Range(0, columns).Select(j => tie.Tied.Contains(AusmittlungFile.Column(j))));
    }

    private static void SameLower(SeatLaw law, Func<ImmutableArray<Lot>, VoteData> data, (ImmutableArray<Lot> Lots, Outcome Outcome) upper, JsonValue lower, JsonValue json)
    {
        var names = json["columns"]!.Items.Select((c, j) => (c.Text, j)).ToDictionary(c => c.Text, c => AusmittlungFile.Column(c.j));
        var shown = lower["columns_with_seats"]!.Items.Select(c => names[c.Text]).ToList();
        string Matrix(Outcome outcome) => string.Join(" / ", Enumerable.Range(0, json["rows"]!.Items.Length)
            .Select(i => string.Join(' ', shown.Select(c => outcome.Tables["S"].Row(AusmittlungFile.Row(i))?.GetValueOrDefault(c).ToString() ?? "0"))));

        var variants = Lots.All(law, l => data([.. upper.Lots, .. l]), "S").Select(v => Matrix(v.Outcome)).Order(StringComparer.Ordinal).ToList();
        if (lower["state"]!.Text == "initial")
        {
            // The peer leaves zeros while the lot above is open; docs/peers.md. The same votes are complete in the next case.
            Assert.Contains(json["caution"]!.Items, c => c.Text == "peer-behaviour");
            Assert.Equal("2 0 / 1 1 / 1 0", Assert.Single(variants));
            return;
        }

        Assert.Equal(lower["seats_variants"]!.Items.Select(AusmittlungFile.Lines).Order(StringComparer.Ordinal), variants);
        Assert.Equal(AusmittlungFile.Lines(lower["seats_excl_lot"]!), Matrix(upper.Outcome));
        var tied = upper.Outcome.Ties.SelectMany(t => t.Tied).ToHashSet();
        Assert.Equal(lower["state"]!.Text == "has_open_lot_decision", tied.Count > 0);
        if (lower["lot_required"] is { Kind: JsonKind.Array } required)
        {
            Assert.Equal(
                required.Items.SelectMany((r, i) => r.Items.Select((q, k) => (q, k)).Where(q => q.q.AsBoolean()).Select(q => $"{AusmittlungFile.Row(i)}/{shown[q.k]}")).Order(),
                tied.Order());
        }
    }

    private static string Line(Table table, int columns) => string.Join(' ', Enumerable.Range(0, columns).Select(j => table.Total(AusmittlungFile.Column(j))));

    private static string Matrix(Outcome outcome, JsonValue shape) => string.Join(" / ", shape.Items.Select((r, i) => string.Join(' ', Enumerable.Range(0, r.Items.Length)
        .Select(j => outcome.Tables["S"].Row(AusmittlungFile.Row(i))?.GetValueOrDefault(AusmittlungFile.Column(j)).ToString() ?? "0"))));
}
