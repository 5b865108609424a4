using System.Text;

namespace Scrutineer.Verification.Tests.Sample;

/// <summary>A small election: a country, regions, stations; two channels; the Kyrgyz law of 2020 in a few lines.</summary>
internal sealed class SampleDefinition(int regions, int stationsEach)
{
    public const string Id = "sample-2027";

    public static readonly string[] Lists = ["A", "B", "C", "against"];

    public IEnumerable<string> Stations => from r in Enumerable.Range(1, regions) from s in Enumerable.Range(1, stationsEach) select $"r{r}-{s:000}";

    public byte[] Definition { get; } = Json(
        "{'format':'scrutineer-definition/1','id':'sample-2027','names':{'en':'Sample','ky':'Үлгү'},'date':'2027-01-17',"
        + "'calendar':[{'code':'report-error','until':'2027-01-20T18:00:00+06:00','names':'Reports','article':'art. 1','rule':{'en':'three days'}}],'licence':{'spdx':'CC0-1.0'},"
        + "'previous':{'names':'Before','date':'2022-01-16','bases':{'cast':900},'lists':[{'names':'Alpha','now':'A','votes':400,'seats':9},{'names':'Gone','votes':300}]}," + SampleDisputeRules.Member + ",'repeats':{'election':'sample-2026:live','names':{'en':'Sample 2026'},'decision':'Resolution 1'},'channels':["
        + "{'code':'hand','names':'By hand','decides':true},{'code':'machine','names':'By machine'}],'lists':[{'code':'A','names':'Alpha'},{'code':'B','names':'Beta'},"
        + "{'code':'C','names':'Gamma'},{'code':'against','names':'Against all','attributes':{'against-all':'true'}}]}");

    public byte[] Units => Json(
        "{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'Country'}"
        + string.Concat(Enumerable.Range(1, regions).Select(r => ",{'code':'r" + r + "','level':'region','parent':'c','names':'Region " + r + "','previous':{'registered':500,'cast':300}}"))
        + string.Concat(Stations.Select(s => ",{'code':'" + s + "','level':'station','parent':'" + s[..s.IndexOf('-')] + "','names':'Station " + s + "','registered':1000}")) + "]}");

    public byte[] Form { get; } = Json(
        "{'format':'scrutineer-form/1','id':'sample','lines':[{'code':'registered','names':'Register'},{'code':'cast','names':'Cast'},{'code':'valid','names':'Valid'},"
        + "{'code':'invalid','names':'Invalid'}],'bases':{'registered':'registered','cast':'cast','valid':'valid'},'equations':[]}");

    public byte[] Law { get; } = Json(
        "{'format':'scrutineer-law/1','id':'sample','names':{'en':'Sample'},'ties':'lot','steps':[{'do':'qualify','as':'in','if':{'all':[{'share':'7%','of':'cast'},"
        + "{'share':'0.7%','of':'cast','in':'each:region','without-table':'holds'},{'not':{'attr':'against-all'}}]}},"
        + "{'do':'award','as':'S','seats':120,'among':'in','cap':65,'by':{'quota':'hare','then':'largest-remainder','cap-rest':'recompute'}},"
        + "{'do':'ask','as':'failed','article':'art. 37','kind':'repeat-election','who':'central-commission','if':{'leads':'against-all'}}],'result':'S'}");

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes(text.Replace('\'', '"'));
}
