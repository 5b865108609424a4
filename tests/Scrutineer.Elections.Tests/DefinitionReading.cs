using Scrutineer.Elections.Definitions;
using Scrutineer.Law;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>The blobs of a definition are read strictly, and checked against one another.</summary>
public class DefinitionReading
{
    private const string Head = "{'format':'scrutineer-definition/1','id':'t','names':'T','date':'2020-10-04','channels':[{'code':'hand','names':'Hand'}],";
    private const string Lists = "'lists':[{'code':'L1','names':'One'}]";
    private const string Units = "{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'C'}]}";

    [Fact]
    public void The_least_definition_is_read()
    {
        var election = Small.Ok(Read(Head + Lists + "}"));
        Assert.Equal(("t", true, "hand", "L1", "C"), (election.Id, election.IsPreliminary, election.DecidingChannel.Code, election.Lists[0].Code, election.Units[0].Name.In("en")));
        Assert.Empty(election.Official);
    }

    [Theory]
    [InlineData("", "lists", "json-missing-member")]
    [InlineData("'lists':[]", "lists", "lists-empty")]
    [InlineData("'lists':[{'code':'=L','names':'One'}]", "lists", "code-unsafe")]
    [InlineData("'lists':[{'code':'L1','names':'One'},{'code':'L1','names':'Two'}]", "lists[1]", "list-twice")]
    [InlineData("'lists':[{'code':'L1','names':'One','colour':'red'}]", "lists[0]", "list-colour")]
    [InlineData("'lists':[{'code':'valid','names':'One'}]", null, "code-clash")]
    [InlineData("'lists':[{'code':'L1','names':'One','attributes':{'minority':1}}]", "lists[0].attributes.minority", "json-wrong-type")]
    [InlineData("'files':{}," + Lists, "files", "json-unknown-member")]
    [InlineData("'tiles':{'nowhere':[0,0]}," + Lists, null, "unit-unknown")]
    [InlineData("'official':[{'what':'L9','votes':1}]," + Lists, "official[0]", "official-unknown")]
    [InlineData("'calendar':[{'code':'a','until':'2020-02-30','names':'A'}]," + Lists, "calendar[0].until", "calendar-until")]
    [InlineData("'calendar':[{'code':'a','until':'2020-02-03T18:00:00Z','names':'A'}]," + Lists, "calendar[0].until", "calendar-until")]
    [InlineData("'calendar':[{'code':'A b','until':'2020-02-03','names':'A'}]," + Lists, "calendar[0].code", "calendar-code")]
    [InlineData("'calendar':[{'code':'a','until':'2020-02-03','names':'A'},{'code':'a','until':'2020-02-04','names':'B'}]," + Lists, "calendar[1].code", "calendar-twice")]
    [InlineData("'calendar':[{'code':'a','until':'2020-02-03'}]," + Lists, null, "json-missing-member")]
    [InlineData("'licence':{}," + Lists, "licence", "licence-form")]
    [InlineData("'licence':{'name':'Own'}," + Lists, "licence", "licence-form")]
    [InlineData("'licence':{'spdx':'CC BY'}," + Lists, "licence.spdx", "licence-form")]
    [InlineData("'licence':{'name':' ','url':'https://x'}," + Lists, "licence.name", "licence-form")]
    [InlineData("'licence':{'name':'Own','url':'javascript:alert(1)'}," + Lists, "licence.url", "licence-form")]
    [InlineData("'licence':{'spdx':'MIT','url':'https://x>'}," + Lists, "licence.url", "licence-form")]
    [InlineData("'previous':{'names':'P','date':'2020-10-04','bases':{},'lists':[]}," + Lists, "previous", "previous-date")]
    [InlineData("'previous':{'names':'P','date':'5.10.2015','bases':{},'lists':[]}," + Lists, "previous.date", "previous-date")]
    [InlineData("'previous':{'names':'P','date':'2015-10-04','bases':{},'lists':[{'names':'X','now':'L9','votes':1}]}," + Lists, "previous", "list-unknown")]
    [InlineData("'previous':{'names':'P','date':'2015-10-04','bases':{},'lists':[{'names':'X','now':'L1','votes':1},{'names':'Y','now':'L1','votes':1}]}," + Lists, "previous.lists[1]", "previous-list-twice")]
    [InlineData("'previous':{'names':'P','date':'2015-10-04','bases':{'cast':-1},'lists':[]}," + Lists, "previous.bases.cast", "json-wrong-number")]
    [InlineData("'previous':{'names':'P','date':'2015-10-04','bases':{},'lists':[],'turnout-jump':101}," + Lists, "previous.turnout-jump", "json-wrong-number")]
    [InlineData("'official':[{'what':'L1','votes':-1}]," + Lists, "official[0].votes", "json-wrong-number")]
    public void A_definition_that_does_not_fit_is_refused_at_its_place(string members, string? path, string code)
    {
        var refusal = Small.Refused(Read(Head.TrimEnd(',') + (members.Length > 0 ? "," : "") + members + "}"), code);
        Assert.Equal("definition", refusal.File);
        if (path is not null && code is not ("json-missing-member" or "code-unsafe")) Assert.Equal("$." + path, refusal.Path);
    }

    [Fact]
    public void Each_blob_is_named_by_its_refusals()
    {
        Assert.Equal("definition", Small.Refused(Read(Head.Replace("definition/1", "election/1", StringComparison.Ordinal) + Lists + "}"), "election-format").File);
        Assert.Equal("units", Small.Refused(Read(Head + Lists + "}", "{}"), "units-format").File);
        Assert.Equal("form", Small.Refused(ElectionDefinition.Read(Small.Json(Head + Lists + "}"), Small.Json(Units), Small.Json("{}"), Small.Json("{}")), "json-missing-member").File);
        Assert.Equal("law", ElectionDefinition.Read(Small.Json(Head + Lists + "}"), Small.Json(Units), Small.FormJson(""), Small.Json("[")).Refusal!.File);
    }

    [Fact]
    public void Members_of_the_units_stand_in_any_order_and_a_byte_order_mark_is_not_in_the_way()
    {
        var text = "\ufeff{'units':[{'numbers':{'seats':5},'stations':7,'parent':'c','names':{'ru':'Юг','en':'South'},'level':'region','code':'r'},"
            + "\n{'names':'\\u0043','parent':null,'level':'country','code':'c'}],'format':'scrutineer-units/1'}";
        var tree = Small.Ok(UnitsJson.Read(Small.Json(text)));
        Assert.Equal(("r", 5, 7, "Юг"), (tree[0].Code, tree[0].Numbers["seats"], tree[0].Stations, tree[0].Name.In("ru")));
        Assert.Equal("C", tree[tree.Root].Name.In("ky"));
    }

    [Theory]
    [InlineData("{'format':'scrutineer-units/1'}", "missing")]
    [InlineData("{'units':[]}", "reads scrutineer-units/1")]
    [InlineData("{'format':'scrutineer-units/1','format':'scrutineer-units/1','units':[]}", "given twice")]
    [InlineData("{'format':'scrutineer-units/1','units':[],'units':[]}", "given twice")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'C'},{'code':'r','level':'','parent':'c','names':'R'}]}", "(unit 2)")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'C','stations':-0}]}", "(unit 1)")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'C','stations':1000000000001}]}", "(unit 1)")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'C','numbers':{'seats':1,'seats':1}}]}", "(unit 1)")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'C','previous':{'registered':1}}]}", "(unit 1)")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'C','previous':{'registered':1,'cast':1,'more':1}}]}", "(unit 1)")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'\\ud800'}]}", "UTF-8")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'C'}]} 1", "JSON")]
    public void Units_in_another_form_are_refused_with_the_number_of_the_unit(string text, string said) =>
        Assert.Contains(said, Small.Refused(UnitsJson.Read(Small.Json(text)), "units-format").Message, StringComparison.Ordinal);

    [Fact]
    public void Texts_that_units_have_in_common_are_kept_once()
    {
        var tree = Small.Ok(UnitsJson.Read(UnitsJson.Write(Small.Tree())));
        var (a, b) = (tree[tree.Find("a")], tree[tree.Find("b")]);
        Assert.Same(a.Level, b.Level);
        Assert.Same(a.Parent, b.Parent);
    }

    private static Result<Election> Read(string definition, string units = Units) => ElectionDefinition.Read(
        Small.Json(definition), Small.Json(units), Small.FormJson(""), Small.Json("{'id':'t','ties':'lot','result':'S','steps':[" + Small.Award.Replace("'among':'in',", "", StringComparison.Ordinal) + "]}"));
}
