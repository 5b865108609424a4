using System.Text.Json;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Json;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>A file of votes and a law is read strictly, and its outcome is written with the same names.</summary>
public class VectorFiles
{
    private const string Law = "'law':{'id':'t','ties':'lot','result':'S','steps':[{'do':'award','as':'S','seats':3,'by':{'divisors':'dhondt'}}]}";

    [Theory]
    [InlineData("'units':{'N':{'level':'nation'}},'lists':{'A':{}},'votes':{'M':{'A':5}}", "unit-unknown", null)]
    [InlineData("'units':{'N':{'level':'nation'}},'lists':{'A':{}},'votes':{'N':{'B':5}}", "list-unknown", null)]
    [InlineData("'units':{'D':{'parent':'N'}},'lists':{'A':{}}", "unit-unknown", null)]
    [InlineData("'units':{'D':{'parent':'E'},'E':{'parent':'D'}},'lists':{'A':{}}", "unit-cycle", null)]
    [InlineData("'units':{'N':{'level':'nation'}},'lists':{'A':{}},\n'votes':{'N':{'A':-5}}", "count-negative", "$.votes.N.A")]
    [InlineData("'units':{'N':{'level':'nation'}},'lists':{'A':{}},\n'votes':{'N':{'A':'many'}}", "json-wrong-number", "$.votes.N.A")]
    [InlineData("'units':{'N':{'level':'nation'}},'lists':{'A':{}},\n'totals':{'cast':-1}", "count-negative", "$.totals.cast")]
    [InlineData("'units':{'N':{'levl':'nation'}},'lists':{'A':{}}", "json-unknown-member", "$.units.N.levl")]
    [InlineData("'units':{},'lists':{},\n'voters':{}", "json-unknown-member", "$.voters")]
    [InlineData("'units':{},'lists':{},\n'lots':[{'among':['A','B'],'winner':'A'}]", "json-unknown-member", "$.lots[0].winner")]
    [InlineData("'lists':{}", "json-missing-member", "$")]
    public void Data_that_contradict_themselves_are_refused(string members, string code, string? path) =>
        Assert.Equal(path, Small.Refused(VectorReader.Read(Small.Json("{" + members + "," + Law + "}")), code).Path);

    [Fact]
    public void A_law_inside_the_file_is_refused_with_its_line_in_the_file() =>
        Assert.Equal(2, Small.Refused(VectorReader.Read(Small.Json("{'units':{},'lists':{},\n" + Law.Replace("award", "grant", StringComparison.Ordinal) + "}")), "law-unknown-verb").Line);

    [Fact]
    public void Votes_can_be_fractions_and_lists_keep_the_order_of_the_ballot()
    {
        var read = Small.Ok(VectorReader.Read(Small.Json("{'units':{'N':{'level':'nation'}},'lists':{'B':{'minority':true,'members':3,'x':false},'A':{}},'votes':{'N':{'A':'7/2','B':'1.25'}}," + Law + "}")));
        Assert.Equal(["B", "A"], read.Data.Lists.Select(l => l.Code));
        Assert.Equal("19/4", read.Data.Votes.Sum().ToString());
        Assert.True(read.Data.Lists[0].Has("minority"));
        Assert.False(read.Data.Lists[0].Has("x"));
        Assert.Equal(3, read.Data.Lists[0].Number("members"));
        Assert.Equal(0, read.Data.Lists[1].Number("members"));
        Assert.Equal("A 2, B 1", string.Join(", ", Small.Outcome(read.Law, read.Data).Seats(read.Data).Select(s => $"{s.Key} {s.Value}")));
    }

    [Fact]
    public void Units_and_lists_given_twice_are_refused_by_the_data_themselves()
    {
        var data = Small.Votes(1, 2);
        Assert.Equal("unit-twice", Assert.Throws<RefusalException>(() => new VoteData([.. data.Units, .. data.Units], data.Lists, data.Votes)).Refusal.Code);
        Assert.Equal("list-twice", Assert.Throws<RefusalException>(() => new VoteData(data.Units, [.. data.Lists, .. data.Lists], data.Votes)).Refusal.Code);
    }

    [Fact]
    public void An_outcome_is_written_with_seats_ties_and_asks_and_without_zeros()
    {
        var data = Small.Votes(500, 300, 300, 0);
        var json = Written(Small.Outcome(Small.Award("{'divisors':'dhondt'}", 2), data), data);
        Assert.Equal([("A", "1")], json["seats"]!.Members.Select(m => (m.Key, m.Value.Text)));
        Assert.Equal([("A", "1")], json["by_unit"]!["N"]!.Members.Select(m => (m.Key, m.Value.Text)));
        var tie = Assert.Single(json["ties"]!.Items);
        Assert.Equal(["B", "C"], tie["tied"]!.AsTexts().AsEnumerable());
        Assert.Equal(1, tie["seats"]!.AsCount());
        var ask = Assert.Single(json["asks"]!.Items);
        Assert.Equal(("lot", "S"), (ask["kind"]!.Text, ask["step"]!.Text));
    }

    private static JsonValue Written(Outcome outcome, VoteData data)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            OutcomeJson.WriteMembers(json, outcome, data);
            json.WriteEndObject();
        }

        return Small.Ok(JsonValue.Read(memory.ToArray()));
    }
}
