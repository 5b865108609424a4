namespace Scrutineer.Verification.Tests.Sample;

/// <summary>Rules of complaints with every kind of forum and of clock, but no limit for decisions. The vote is on Sunday, 17 January 2027; Wednesday the 20th is a holiday.</summary>
internal static class SampleDisputeRules
{
    /// <summary>The member <c>disputes</c> of the definition, with single quotation marks.</summary>
    public const string Member =
        "'disputes':{'article':'art. 44','offset':'+06:00','rest-days':['sunday','saturday'],'holidays':['2027-01-20'],'forums':["
        + "{'code':'precinct','names':'Precinct commission','kind':'commission','level':'station','appeal':'regional','first':true,'remedies':['recount','correct']},"
        + "{'code':'regional','names':'Regional commission','kind':'commission','level':'region','appeal':'central','first':true,'remedies':['recount','correct','annul-units','revoke'],'article':'art. 37'},"
        + "{'code':'central','names':{'en':'Central commission'},'kind':'commission','level':'country','appeal':'court','first':true,'members':11,'signs':false,"
        + "'remedies':['recount','correct','exclude-box','annul-units','void-votes','annul-result','repeat-vote','revoke']},"
        + "{'code':'board','names':'Board','kind':'commission','level':'country','appeal':'court','first':true,'signs':true,'remedies':['annul-units','annul-result','repeat-vote','revoke','suspend']},"
        + "{'code':'court','names':'Court','kind':'court','level':'country','appeal':'supreme-court','remedies':['annul-units','void-votes','revoke','suspend']},"
        + "{'code':'supreme-court','names':'Supreme Court','kind':'court','level':'country','remedies':['revoke','suspend']},"
        + "{'code':'parliament','names':'Parliament','kind':'legislator','level':'country','remedies':['suspend','revoke']}],"
        + "'complainants':[{'code':'voter','names':'Voter'},{'code':'list','names':'List'}],"
        + "'grounds':[{'code':'counting','names':'Counting'},{'code':'pressure','names':'Pressure'},{'code':'vote-buying','names':'Buying of votes'}],'clocks':["
        + "{'code':'complaint','length':3,'unit':'working-days','article':'art. 44(1)'},{'code':'complaint','forum':'regional','length':30,'unit':'hours'},"
        + "{'code':'appeal','length':2,'unit':'calendar-days','rolls-over':true},{'code':'mending','length':24,'unit':'hours'},"
        + "{'code':'repeat-set','length':1,'unit':'months'},{'code':'repeat-held','length':2,'unit':'months'},{'code':'repeat-notice','length':20,'unit':'calendar-days','rolls-over':true,'article':'art. 63'}]}";
}
