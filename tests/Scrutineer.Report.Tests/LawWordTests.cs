using System.Text;
using System.Text.RegularExpressions;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;
using Scrutineer.Report.LawWords;
using Scrutineer.Report.Words;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Report.Tests;

/// <summary>Every law can be told in three languages, with every option it names.</summary>
public partial class LawWordTests
{
    /// <summary>Laws that together name every verb, option, condition, form of seats and tie rule.</summary>
    private static readonly string[] Samples =
    [
        .. new[] { "dhondt", "sainte-lague", "sainte-lague/1.4", "danish", "imperiali", "macau", "adams", "dean", "hill", "power:9/10" }.Select(d => Award($"{{'divisors':'{d}'}}")),
        .. new[] { "hare", "hare-floor", "hare-round", "droop", "hb", "hb-round", "hb-ceil", "imperiali", "imperiali-round" }.SelectMany(q =>
            new[] { "largest-remainder", "largest-average", "none", "winner", "in-turn" }.Select(r => Award($"{{'quota':'{q}','then':'{r}'}}"))),
        Award("{'divisors':[1,3,5]}"), Award("{'plurality':1}"), Award("{'winner':true}"),
        Award("{'quota':'hare','then':'none','strict':true,'round-up-at':'75%','base':'valid','remainder-for':'whole','overshoot':'error'}", "'least':2"),
        Award("{'quota':'hare','then':'none','cap-rest':'recompute','overshoot':'take-smallest-remainder'}", "'cap':65"),
        Award("{'quota':'hare','then':'none','cap-rest':'next'}", "'cap':{'A':1}"), Award("{'quota':'hare','then':'none'}", "'cap':1"),
        Award("{'quota':'hare','then':['largest-remainder','in-turn','unique-average'],'remainder-for':'75%'}", "'cap':'candidates','ties':['remainder','lot']"),
        Award("{'quota':'hare','then':['unique-average','largest-average'],'cap-rest':'give-again','majority':'last-rest-seat','majority-seat':'apart'}", "'cap':'candidates'"),
        Award("{'quota':'hare','then':['unique-average','largest-remainder'],'cap-rest':'give-again','majority':'last-rest-seat','majority-seat':'residual'}", "'cap':4"),
        Award("{'divisors':'dhondt'}", "'cap':1,'ties':['earlier','larger','smaller','ask:repeat-vote']"),
        Award("{'divisors':'dhondt'}", "'via':['connection','sub'],'inner':{'quota':'hare','then':'none'}"), Award("{'divisors':'dhondt'}", "'via':'agreement'"),
        Award("{'divisors':'dhondt'}", "'start':['votes','direct']"), Award("{'divisors':'dhondt'}", "'drop':'direct'"),
        Award("{'divisors':'dhondt'}", "'each':'district','void-if':{'leads':'against-all'}"), Award("{'divisors':'dhondt'}", "'each':'list'", "'direct'"),
        Award("{'divisors':'dhondt'}", "'each':'list-in','level':'region'", "'direct'"), Award("{'divisors':'dhondt'}", "'each':'district'", "'direct'"),
        Award("{'divisors':'dhondt'}", "'each':'district'", "'unit.levelling'"), Award("{'divisors':'dhondt'}", "'each':'district'", "'unit'"),
        Award("{'divisors':'dhondt'}", "'to':'units','units':'land','measure':'population','least':1"), Award("{'divisors':'dhondt'}", "'votes':'direct'", "{'minus':[5,'direct']}"),
        Bar("{'all':[{'any':[{'share':'5%'},{'share':'1/3','strict':true,'of':'lists','in':'nation','votes':'direct'}]},{'not':{'attr':'against-all'}},{'not':{'all':[{'always':false}]}}]}", "'at-least':2"),
        Bar("{'case':[{'when':{'attr':'members','ge':4},'then':{'share':'10%','of':'registered','in':'unit'}},{'when':{'attr':'sub','is':'x'},'then':{'won':'direct','ge':3}},{'then':{'attr':'minority'}}]}"),
        Bar("{'any':[{'share':'5%','of':'cast','in':'each:region','without-table':'holds'},{'share':'5%','in':'2:district','without-table':'fails'},{'always':true}]}", "'each':'district'"),
        Law("{'do':'qualify','as':'in','if':{'always':true}},{'do':'ask','as':'q','if':{'any':[{'fewer':1,'in':'in'},{'fewer':3,'in':'in'},{'leads':'against-all'}]},'kind':'second-round'},"
            + "{'do':'ask','as':'r','if':{'fewer':2,'in':'in'},'kind':'law-silent','who':'central-commission'},"
            + "{'do':'bonus','as':'B','seats':50,'of':'valid','if-share':'30%'},{'do':'bonus','as':'C','seats':{'from':'25%','to':'40%','step':'0.5%','per':1,'base':20},'of':'cast'},"
            + "{'do':'grow','as':'G','seats':{'where':'B','not-in':'in'},'minimum':'B','among':'in','tolerate':3,'by':{'quota':'hare','then':'none'}},"
            + "{'do':'place','as':'P','units':'district','rows':'unit.levelling','start':'B','target':'G','divisors':'dhondt','over':'valid-per-seat'},"
            + "{'do':'place','as':'O','units':'district','rows':'unit','start':'B','target':'G','divisors':'dhondt','over':'valid','order':'national','national':'dhondt'},"
            + "{'do':'weigh','as':'W'},{'do':'weigh','as':'V','round':'half-up'},{'do':'balance','as':'M','among':'in','columns':'G','by':{'divisors':'sainte-lague'},'floor':true},"
            + "{'do':'swap','as':'X','start':'P','target':'G'},{'do':'combine','as':'c1','with':'max','of':['B','C']},{'do':'combine','as':'c2','with':'excess','of':['B','C']},"
            + "{'do':'combine','as':'c3','with':'max-or-ceil-mean','of':['B','C']},{'do':'total','as':'T','of':'B'},"
            + "{'do':'award','as':'F','seats':5,'by':{'quota':'hare','then':'none'}},{'do':'unused','as':'U','of':'F'},{'do':'cover','as':'D','seats':'P'},"
            + "{'do':'fill','as':'f1','seats':'F','prefer':{'share':'25%','of':'quota','strict':true},'limit':{'attr':'sex','max':'70%'}},"
            + "{'do':'fill','as':'f6','seats':'F','prefer':{'share':'5%'},'succession':'all-lists'},{'do':'fill','as':'f7','seats':'F','prefer':{'share':'5%'},'succession':'lists-with-seats'},"
            + "{'do':'fill','as':'f2','seats':'F','order':'votes','prefer':{'share':'5%','of':'mean'}},{'do':'fill','as':'f3','seats':'F','order':'votes+plus-minus','if':{'share':'5%'},'limit':{'attr':'sex','max':2}},"
            + "{'do':'fill','as':'f4','each':'district','seats':3,'if':{'share':'1/3','of':'quota'}},{'do':'fill','as':'f5','each':'district','seats':'unit','if':{'share':'5%','of':'list'}},"
            + "{'do':'ask','as':'s','if':{'count':'sex','in':'f4','lt':30},'kind':'election-not-valid'},{'do':'count','as':'n1'},{'do':'count','as':'n2','seats':3,'quota':'droop','transfer':'weighted-inclusive'},"
            + "{'do':'count','as':'n3','seats':4,'quota':'hare','transfer':'weighted-inclusive','decimals':5},{'do':'add','as':'S','of':['F','B']}"),
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ky")]
    public void Every_law_can_be_told_and_no_word_is_missing(string language)
    {
        var laws = Samples.Select(s => s.Replace('\'', '"')).Concat(Files()).ToList();
        foreach (var text in laws)
        {
            var json = JsonValue.Read(Encoding.UTF8.GetBytes(text)).Value;
            var law = LawReader.Read(json["law"] ?? json);
            Assert.True(law.IsOk, law.Refusal?.ToString());
            var told = LawExplanation.Of(law.Value, Wordbook.In(language));
            Assert.Equal(law.Value.Steps.Length, told.Steps.Length);
            Assert.All(told.Steps, s => Assert.NotEmpty(s.Sentences));
            var sentences = told.Steps.SelectMany(s => s.Sentences.Append(s.Heading)).Append(told.Ties).Append(told.Result).ToList();
            Assert.All(sentences, s =>
            {
                Assert.False(string.IsNullOrWhiteSpace(s));
                Assert.DoesNotMatch(Placeholder(), s);
                Assert.DoesNotContain("  ", s, StringComparison.Ordinal);
                if (language != "en") Assert.DoesNotMatch(Latin(), s);
            });
            Assert.All(told.Steps.SelectMany(s => s.Sentences), s => Assert.EndsWith(".", s, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("en", "A list takes part if all of these hold: it has at least 7\u202F% of the voters who took part in the whole country; it is not marked “against all”.")]
    [InlineData("ru", "Список участвует, если выполнено всё: по всей стране у него не менее 7\u202F% от числа избирателей, принявших участие; он не отмечен как «против всех».")]
    [InlineData("ky", "Тизме төмөнкү учурда катышат: баары аткарылса: бүт өлкө боюнча ал катышкан шайлоочулардын санынан кеминде 7\u202F% алат; ал «баарына каршы» деп белгиленген эмес.")]
    public void The_bar_of_Kyrgyzstan_2020_is_told_with_its_base(string language, string sentence) => Assert.Contains(
        sentence, Told(Bar("{'all':[{'share':'7%','of':'cast'},{'not':{'attr':'against-all'}}]}"), language).Steps[0].Sentences);

    [Fact]
    public void At_least_and_more_than_are_different_words()
    {
        Assert.Contains("at least 5", Told(Bar("{'share':'5%','of':'cast'}"), "en").Steps[0].Sentences[0], StringComparison.Ordinal);
        Assert.Contains("more than 5", Told(Bar("{'share':'5%','of':'cast','strict':true}"), "en").Steps[0].Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_of_the_base_is_told_as_the_silence_it_is() => Assert.Contains(
        "the law does not name the base; valid votes are taken", Told(Bar("{'share':'5%'}"), "en").Steps[0].Sentences[0], StringComparison.Ordinal);

    private static ExplainedLaw Told(string law, string language) =>
        LawExplanation.Of(LawReader.Read(Encoding.UTF8.GetBytes(law.Replace('\'', '"'))).Value, Wordbook.In(language));

    private static string Law(string steps) => "{'id':'t','ties':['larger','lot'],'result':'S','steps':[" + steps + "]}";

    private static string Award(string by, string more = "", string seats = "9") =>
        Law($"{{'do':'award','as':'S','seats':{seats},'by':{by}{(more.Length == 0 ? "" : "," + more)}}}");

    private static string Bar(string condition, string more = "") =>
        Law($"{{'do':'qualify','as':'in','if':{condition}{(more.Length == 0 ? "" : "," + more)}}},{{'do':'award','as':'S','seats':1,'among':'in','each':'district','by':{{'plurality':1}}}}");

    private static IEnumerable<string> Files()
    {
        var vectors = Path.Combine(Shared.Repository, "..", "shared", "vectors", "seats");
        return Directory.GetFiles(Path.Combine(Shared.Repository, "elections"), "law.json", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(Shared.Repository, "elections", "laws"), "*.json"))
            .Concat(Directory.Exists(vectors) ? Directory.GetFiles(vectors, "*.json") : []).Select(File.ReadAllText);
    }

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[a-z]{3,}")]
    private static partial Regex Latin();
}
