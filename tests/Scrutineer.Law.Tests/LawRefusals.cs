using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>A law that says something the program does not know is refused, with line and path; nothing is guessed.</summary>
public class LawRefusals
{
    private const string Award = "{'do':'award','as':'S','seats':5,'by':{'divisors':'dhondt'}}";

    [Theory]
    [InlineData("{'do':'elect','as':'S'}", "law-unknown-verb", "$.steps[1].do")]
    [InlineData("{'do':'describe','as':'S','text':'as custom has it'}", "law-only-described", "$.steps[1]")]
    [InlineData("{'as':'S'}", "json-missing-member", "$.steps[1]")]
    [InlineData("{'do':'award','seats':5,'by':{'divisors':'dhondt'}}", "json-missing-member", "$.steps[1]")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'dhondt'},'treshold':'5%'}", "json-unknown-member", "$.steps[1].treshold")]
    [InlineData("{'do':'award','as':'in','seats':5,'by':{'divisors':'dhondt'}}", "law-name-twice", "$.steps[1].as")]
    [InlineData("{'do':'award','as':'votes','seats':5,'by':{'divisors':'dhondt'}}", "law-name-twice", "$.steps[1].as")]
    [InlineData("{'do':'award','as':'S','votes':'second','seats':5,'by':{'divisors':'dhondt'}}", "law-unknown-table", "$.steps[1].votes")]
    [InlineData("{'do':'award','as':'S','votes':'in','seats':5,'by':{'divisors':'dhondt'}}", "law-unknown-table", "$.steps[1].votes")]
    [InlineData("{'do':'award','as':'S','among':'out','seats':5,'by':{'divisors':'dhondt'}}", "law-unknown-table", "$.steps[1].among")]
    [InlineData("{'do':'award','as':'S','among':'votes','seats':5,'by':{'divisors':'dhondt'}}", "law-unknown-table", "$.steps[1].among")]
    [InlineData("{'do':'award','as':'S','start':'F','seats':5,'by':{'divisors':'dhondt'}}", "law-unknown-table", "$.steps[1].start")]
    [InlineData("{'do':'award','as':'S','seats':'F','by':{'divisors':'dhondt'}}", "law-unknown-table", "$.steps[1].seats")]
    [InlineData("{'do':'award','as':'S','seats':{'minus':[5,'F']},'by':{'divisors':'dhondt'}}", "law-unknown-table", "$.steps[1].seats.minus[1]")]
    [InlineData("{'do':'award','as':'S','seats':{'where':'votes','not-in':'out'},'by':{'divisors':'dhondt'}}", "law-unknown-table", "$.steps[1].seats.not-in")]
    [InlineData("{'do':'award','as':'S','seats':{'plus':[1,2]},'by':{'divisors':'dhondt'}}", "law-unknown-seats", "$.steps[1].seats")]
    [InlineData("{'do':'award','as':'S','seats':true,'by':{'divisors':'dhondt'}}", "law-unknown-seats", "$.steps[1].seats")]
    [InlineData("{'do':'award','as':'S','seats':-1,'by':{'divisors':'dhondt'}}", "json-wrong-number", "$.steps[1].seats")]
    [InlineData("{'do':'award','as':'S','seats':1000001,'by':{'divisors':'dhondt'}}", "json-wrong-number", "$.steps[1].seats")]
    [InlineData("{'do':'award','as':'S','seats':5,'zero':true,'by':{'divisors':'dhondt'}}", "law-not-built", "$.steps[1].zero")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'jefferson'}}", "law-unknown-divisors", "$.steps[1].by.divisors")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'sainte-lague/0'}}", "law-unknown-divisors", "$.steps[1].by.divisors")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'power:101/100'}}", "law-unknown-divisors", "$.steps[1].by.divisors")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'quota':'hare','then':'smallest'}}", "law-unknown-option", "$.steps[1].by.then")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'quota':'hare','then':'none','base':'marked'}}", "law-unknown-option", "$.steps[1].by.base")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'quota':'hare','then':'none','cap-rest':'vacant'}}", "law-unknown-option", "$.steps[1].by.cap-rest")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'quota':'hare','then':'none','remainder-for':'some'}}", "law-unknown-option", "$.steps[1].by.remainder-for")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'plurality':2}}", "law-unknown-option", "$.steps[1].by.plurality")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'dhondt'},'to':'lists','measure':'seats'}", "law-unknown-option", "$.steps[1].to")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'dhondt'},'cap':'many'}", "json-wrong-type", "$.steps[1].cap")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'dhondt'},'ties':'coin'}", "law-unknown-tie", "$.steps[1].ties")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'dhondt'},'ties':[]}", "law-unknown-tie", "$.steps[1].ties")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'dhondt'},'start':'votes','via':'bloc'}", "law-clash", "$.steps[1].start")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'dhondt'},'least':1}", "law-clash", "$.steps[1].least")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'quota':'hare','then':'none'},'least':1,'via':'bloc'}", "law-clash", "$.steps[1].least")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'dhondt'},'inner':{'divisors':'dhondt'}}", "law-clash", "$.steps[1].inner")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'quota':'hare'}}", "law-silent", "$.steps[1].by")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'quota':'hare-up','then':'none'}}", "law-unknown-quota", "$.steps[1].by.quota")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'quota':'hare','then':'none','overshoot':'fallback'}}", "law-unknown-option", "$.steps[1].by.overshoot")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'quota':'hare','then':'none','round-up-at':'0%'}}", "law-wrong-share", "$.steps[1].by.round-up-at")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'winner':false}}", "law-unknown-option", "$.steps[1].by.winner")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':[1]}}", "law-unknown-divisors", "$.steps[1].by.divisors")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':[3,2]}}", "law-unknown-divisors", "$.steps[1].by.divisors")]
    [InlineData("{'do':'award','as':'S','seats':5,'each':'list-in','by':{'divisors':'dhondt'}}", "json-missing-member", "$.steps[1]")]
    [InlineData("{'do':'award','as':'S','seats':5,'level':'region','by':{'divisors':'dhondt'}}", "law-clash", "$.steps[1].level")]
    [InlineData("{'do':'award','as':'S','seats':5,'drop':'votes','cap':3,'by':{'divisors':'dhondt'}}", "law-clash", "$.steps[1].cap")]
    [InlineData("{'do':'award','as':'S','seats':5,'void-if':{'leads':'against-all'},'by':{'divisors':'dhondt'}}", "law-clash", "$.steps[1].void-if")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'dhondt'},'ties':['lot','order']}", "law-unknown-tie", "$.steps[1].ties")]
    [InlineData("{'do':'award','as':'S','seats':5,'by':{'divisors':'dhondt'},'ties':'candidate-votes'}", "law-not-built", "$.steps[1].ties")]
    [InlineData("{'do':'bonus','as':'S','seats':50,'of':'marked'}", "law-unknown-base", "$.steps[1].of")]
    [InlineData("{'do':'bonus','as':'S','seats':{'from':'25%','to':'20%','step':'1%','per':1,'base':20}}", "law-wrong-share", "$.steps[1].seats")]
    [InlineData("{'do':'bonus','as':'S','seats':{'from':'25%','to':'40%','step':'0%','per':1,'base':20}}", "law-wrong-share", "$.steps[1].seats")]
    [InlineData("{'do':'place','as':'S'}", "json-missing-member", "$.steps[1]")]
    [InlineData("{'do':'place','as':'S','units':'district','rows':5,'start':'direct','target':'votes','divisors':'dhondt'}", "law-unknown-option", "$.steps[1].rows")]
    [InlineData("{'do':'place','as':'S','units':'district','rows':'unit.levelling','start':'direct','target':'votes','divisors':'dhondt','national':'dhondt'}", "law-clash", "$.steps[1].national")]
    [InlineData("{'do':'place','as':'S','units':'district','rows':'unit.levelling','start':'direct','target':'votes','divisors':'dhondt','over':'cast'}", "law-unknown-option", "$.steps[1].over")]
    [InlineData("{'do':'balance','as':'S','columns':'votes','by':{'divisors':'hill'}}", "law-clash", "$.steps[1].by")]
    [InlineData("{'do':'balance','as':'S','columns':'votes','by':{'quota':'hare'}}", "json-unknown-member", "$.steps[1].by.quota")]
    [InlineData("{'do':'swap','as':'S','start':'F','target':'votes'}", "law-unknown-table", "$.steps[1].start")]
    [InlineData("{'do':'grow','as':'S','seats':5,'minimum':'direct','by':{'plurality':1}}", "law-clash", "$.steps[1].by")]
    [InlineData("{'do':'combine','as':'S','of':['votes'],'with':'max'}", "law-unknown-table", "$.steps[1].of")]
    [InlineData("{'do':'combine','as':'S','of':['votes','direct'],'with':'min'}", "law-unknown-option", "$.steps[1].with")]
    [InlineData("{'do':'total','as':'S','of':'F'}", "law-unknown-table", "$.steps[1].of")]
    [InlineData("{'do':'unused','as':'S','of':'votes'}", "law-unknown-table", "$.steps[1].of")]
    [InlineData("{'do':'weigh','as':'S','round':'up'}", "law-unknown-option", "$.steps[1].round")]
    [InlineData("{'do':'cover','as':'S','seats':'F'}", "law-unknown-table", "$.steps[1].seats")]
    [InlineData("{'do':'fill','as':'S','seats':3}", "law-unknown-seats", "$.steps[1].seats")]
    [InlineData("{'do':'fill','as':'S','seats':'direct','order':'name'}", "law-unknown-option", "$.steps[1].order")]
    [InlineData("{'do':'fill','as':'S','seats':'direct','limit':{'attr':'sex','max':'0%'}}", "law-wrong-share", "$.steps[1].limit.max")]
    [InlineData("{'do':'fill','as':'S','seats':'direct','prefer':{'share':'-1%'}}", "law-wrong-share", "$.steps[1].prefer.share")]
    [InlineData("{'do':'fill','as':'S','seats':3,'each':'district','prefer':{'share':'5%'}}", "law-clash", "$.steps[1].prefer")]
    [InlineData("{'do':'count','as':'S','quota':'droop'}", "law-clash", "$.steps[1].quota")]
    [InlineData("{'do':'count','as':'S','seats':3,'quota':'droop'}", "law-silent", "$.steps[1]")]
    [InlineData("{'do':'count','as':'S','seats':0}", "law-no-seats", "$.steps[1].seats")]
    [InlineData("{'do':'ask','as':'q','kind':'void','if':{'count':'sex','in':'votes','lt':30}}", "law-unknown-table", "$.steps[1].if.in")]
    [InlineData("{'do':'add','as':'S','of':['votes','F']}", "law-unknown-table", "$.steps[1].of[1]")]
    [InlineData("{'do':'qualify','as':'p','if':{'quorum':'5%'}}", "law-unknown-condition", "$.steps[1].if")]
    [InlineData("{'do':'qualify','as':'p','if':{'share':'five'}}", "json-wrong-number", "$.steps[1].if.share")]
    [InlineData("{'do':'qualify','as':'p','if':{'share':'-5%'}}", "law-wrong-share", "$.steps[1].if.share")]
    [InlineData("{'do':'qualify','as':'p','if':{'share':'5%','of':'marked'}}", "law-unknown-base", "$.steps[1].if.of")]
    [InlineData("{'do':'qualify','as':'p','if':{'share':'5%','in':'everywhere'}}", "law-unknown-scope", "$.steps[1].if.in")]
    [InlineData("{'do':'qualify','as':'p','if':{'share':'5%','in':'0:region'}}", "law-unknown-scope", "$.steps[1].if.in")]
    [InlineData("{'do':'qualify','as':'p','if':{'share':'5%','in':'each:'}}", "law-unknown-scope", "$.steps[1].if.in")]
    [InlineData("{'do':'qualify','as':'p','if':{'share':'5%','without-table':'maybe'}}", "law-unknown-option", "$.steps[1].if.without-table")]
    [InlineData("{'do':'qualify','as':'p','if':{'all':[{'won':'F'}]}}", "law-unknown-table", "$.steps[1].if.all[0].won")]
    [InlineData("{'do':'ask','as':'q','kind':'repeat','if':{'fewer':1,'in':'votes'}}", "law-unknown-table", "$.steps[1].if.in")]
    [InlineData("{'do':'ask','as':'q','kind':'repeat','if':{'always':true}}", "law-unknown-condition", "$.steps[1].if")]
    public void A_step_that_cannot_be_executed_is_refused_with_its_line_and_path(string step, string code, string path)
    {
        var law = $"{{'id':'t','ties':'lot','result':'S','steps':[\n{{'do':'qualify','as':'in','if':{{'share':'5%'}}}},\n\n{step}\n]}}";
        var refusal = Small.Refused(LawReader.Read(Small.Json(law)), code);
        Assert.Equal(4, refusal.Line);
        Assert.Equal(path, refusal.Path);
    }

    [Theory]
    [InlineData("{'id':'t','result':'S','steps':[\n" + Award + "]}", "law-silent", 1)]
    [InlineData("{'id':'t',\n'ties':'coin','result':'S','steps':[" + Award + "]}", "law-unknown-tie", 2)]
    [InlineData("{'id':'t','ties':'lot','result':'S',\n\n'steps':[]}", "law-empty", 3)]
    [InlineData("{'id':'t','ties':'lot','steps':[" + Award + "],\n'result':'T'}", "law-unknown-table", 2)]
    [InlineData("{'id':'t','ties':'lot',\n'format':'scrutineer-law/2','result':'S','steps':[" + Award + "]}", "law-wrong-format", 2)]
    [InlineData("{'ties':'lot','result':'S','steps':[" + Award + "]}", "json-missing-member", 1)]
    [InlineData("{'id':'t','ties':'lot',\n'treshold':'5%','result':'S','steps':[" + Award + "]}", "json-unknown-member", 2)]
    public void A_law_that_is_silent_or_unknown_at_its_head_is_refused_with_its_line(string law, string code, int line) =>
        Assert.Equal(line, Small.Refused(LawReader.Read(Small.Json(law)), code).Line);

    [Theory]
    [InlineData("{'do':'ask','as':'q','kind':'k','if':{'leads':'x'}}")]
    [InlineData("{'do':'qualify','as':'q','if':{'always':true}}")]
    public void A_question_needs_a_name_of_its_own_too(string second)
    {
        var law = $"{{'id':'t','ties':'lot','result':'S','steps':[\n{{'do':'ask','as':'q','kind':'k','if':{{'leads':'x'}}}},\n{second},\n{Award}]}}";
        Assert.Equal(3, Small.Refused(LawReader.Read(Small.Json(law)), "law-name-twice").Line);
    }

    [Fact]
    public void A_step_cannot_read_a_table_that_comes_later()
    {
        var law = "{'id':'t','ties':'lot','result':'S','steps':[\n{'do':'add','as':'S','of':['T']},\n{'do':'award','as':'T','seats':5,'by':{'divisors':'dhondt'}}]}";
        var refusal = Small.Refused(LawReader.Read(Small.Json(law)), "law-unknown-table");
        Assert.Equal(2, refusal.Line);
        Assert.Contains("votes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_is_not_a_table()
    {
        var law = "{'id':'t','ties':'lot','result':'q','steps':[" + Award + ",{'do':'ask','as':'q','kind':'k','if':{'leads':'x'}}]}";
        Small.Refused(LawReader.Read(Small.Json(law)), "law-unknown-table");
    }

    [Fact]
    public void Articles_and_names_of_a_law_are_kept()
    {
        var law = Small.Ok(LawReader.Read(Small.Json(
            "{'id':'t','names':{'en':'Act','ky':'Мыйзам'},'ties':['larger','lot'],'result':'S','steps':[{'do':'award','as':'S','article':'Art. 64(3)','seats':5,'by':{'divisors':'dhondt'}}]}")));
        Assert.Equal("Мыйзам", law.Names["ky"]);
        Assert.Equal("Art. 64(3)", law.Steps[0].Article);
        Assert.Equal([TieRule.Larger, TieRule.Lot], law.Ties.Rules.AsEnumerable());
    }
}
