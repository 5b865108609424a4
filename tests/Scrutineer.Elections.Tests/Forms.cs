using Scrutineer.Elections.Forms;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>A form that cannot be read is refused with line and path; an equation says exactly what it checks.</summary>
public class Forms
{
    [Theory]
    [InlineData("")]
    [InlineData("valid")]
    [InlineData("valid sum(lists)")]
    [InlineData("= valid")]
    [InlineData("valid =")]
    [InlineData("valid = votes")]
    [InlineData("valid = Valid")]
    [InlineData("valid == invalid")]
    [InlineData("valid = cast = 5")]
    [InlineData("valid => cast")]
    [InlineData("valid <> cast")]
    [InlineData("valid = cast -")]
    [InlineData("valid = cast + - invalid")]
    [InlineData("valid = cast invalid")]
    [InlineData("valid = cast * 2")]
    [InlineData("valid = 2 * ")]
    [InlineData("valid = 2 * 3")]
    [InlineData("valid = 2cast")]
    [InlineData("valid = 1.5")]
    [InlineData("valid = 1000001")]
    [InlineData("valid = 99999999999999999999")]
    [InlineData("valid = (cast)")]
    [InlineData("valid = sum(list)")]
    [InlineData("valid = sum (lists)")]
    [InlineData("valid = cast / 2")]
    public void An_equation_that_cannot_be_read_is_refused_with_its_line_and_path(string equation)
    {
        var refusal = Small.Refused(Form.Read(Small.FormJson("\n" + Small.Equation(equation))), "form-equation");
        Assert.Equal(3, refusal.Line);
        Assert.Equal("$.equations[0].equation", refusal.Path);
        Assert.Contains($"\"{equation}\"", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("valid + invalid", 95)]
    [InlineData("  valid+invalid  ", 95)]
    [InlineData("-invalid + cast", 95)]
    [InlineData("2 * valid - 3*invalid", 165)]
    [InlineData("valid - valid + 7", 7)]
    [InlineData("sum(lists)", 80)]
    [InlineData("sum(lists) + against_all", 90)]
    [InlineData("2 * sum(lists) - against_all - 1000000", -999_850)]
    public void A_sum_is_worth_what_it_says(string sum, long value)
    {
        var form = Small.FormWith(more: ",'derived':[{'code':'d','names':'D','sum':'" + sum + "'}]");
        var election = Small.Election(form);
        var protocol = Small.Protocol(election, "a", [1_000, 100, 90, 5], [50, 20, 10, 10]);
        Assert.Equal(value, Assert.Single(form.Derived).Sum.Of(protocol));
    }

    [Theory]
    [InlineData("=", 10, 10, 0)]
    [InlineData("=", 12, 10, 2)]
    [InlineData("=", 10, 12, 2)]
    [InlineData("<=", 10, 10, 0)]
    [InlineData("<=", 11, 10, 1)]
    [InlineData(">=", 10, 10, 0)]
    [InlineData(">=", 9, 10, 1)]
    [InlineData("<", 9, 10, 0)]
    [InlineData("<", 10, 10, 1)]
    [InlineData(">", 11, 10, 0)]
    [InlineData(">", 10, 10, 1)]
    public void A_relation_is_broken_by_at_least_one_or_holds(string relation, long left, long right, long breach) =>
        Assert.Equal(breach, Small.FormWith(Small.Equation($"cast {relation} valid")).Equations[0].Breach(left, right));

    [Theory]
    [InlineData("'format':'scrutineer-form/2','id':'f','lines':[],'bases':{}", "form-format", "$.format")]
    [InlineData("'id':'f','lines':[],'bases':{}", "json-missing-member", "$")]
    [InlineData("'format':'scrutineer-form/1','id':'f','lines':[],'bases':{},'rules':[]", "json-unknown-member", "$.rules")]
    [InlineData("'format':'scrutineer-form/1','id':'f','lines':[{'code':'1a','names':'x'}],'bases':{}", "form-code", "$.lines[0].code")]
    [InlineData("'format':'scrutineer-form/1','id':'f','lines':[{'code':'','names':'x'}],'bases':{}", "form-code", "$.lines[0].code")]
    [InlineData("'format':'scrutineer-form/1','id':'f','lines':[{'code':'a-b','names':'x'}],'bases':{}", "form-code", "$.lines[0].code")]
    [InlineData("'format':'scrutineer-form/1','id':'f','lines':[{'code':'a','names':'x'},{'code':'a','names':'x'}],'bases':{}", "form-code-twice", "$.lines[1].code")]
    [InlineData("'format':'scrutineer-form/1','id':'f','lines':[{'code':'against_all','names':'x'}],'bases':{}", "form-code-twice", "$.lines[0].code")]
    [InlineData("'format':'scrutineer-form/1','id':'f','lines':[],'bases':{'valid':'valid'}", "form-equation", "$.bases.valid")]
    [InlineData("'format':'scrutineer-form/1','id':'f','lines':{},'bases':{}", "json-wrong-type", "$.lines")]
    [InlineData("'format':'scrutineer-form/1','id':'f','lines':[],'bases':{},'equations':{}", "json-wrong-type", "$.equations")]
    [InlineData("'format':'scrutineer-form/1','id':'f','lines':[],'bases':{},'derived':{}", "json-wrong-type", "$.derived")]
    [InlineData("'format':'scrutineer-form/1','id':'f','lines':[{'code':'a','names':'x'}],'bases':{},'derived':[{'code':'a','names':'x','sum':'a'}]", "form-code-twice", "$.derived[0].code")]
    [InlineData("'format':'scrutineer-form/1','id':'f','lines':[],'bases':{},'derived':[{'code':'d','names':'x','sum':'1'},{'code':'d','names':'x','sum':'2'}]", "form-code-twice", "$.derived[1].code")]
    public void A_form_that_is_wrong_is_refused_with_its_path(string members, string code, string path) =>
        Assert.Equal(path, Small.Refused(Form.Read(Small.Json("{" + members + "}")), code).Path);

    [Theory]
    [InlineData("fatal", "", "form-severity")]
    [InlineData("error", ",'tolerance':{'absolute':5}", "form-tolerance")]
    [InlineData("warning", ",'tolerance':{}", "form-tolerance")]
    [InlineData("warning", ",'tolerance':{'share':'2%','of':'cast','absolute':15}", "form-tolerance")]
    [InlineData("warning", ",'tolerance':{'share':'2%','of':'cast','absolute':15,'join':'xor'}", "form-tolerance")]
    [InlineData("warning", ",'tolerance':{'share':'2%'}", "json-missing-member")]
    [InlineData("warning", ",'tolerance':{'share':'2%','of':'marked'}", "form-equation")]
    [InlineData("warning", ",'tolerance':{'absolute':-1}", "json-wrong-number")]
    public void A_severity_or_tolerance_that_is_wrong_is_refused(string severity, string more, string code) =>
        Assert.StartsWith("$.equations[0]", Small.Refused(Form.Read(Small.FormJson(Small.Equation("cast = valid", severity, more))), code).Path);

    [Fact]
    public void Two_equations_cannot_share_a_code() =>
        Small.Refused(Form.Read(Small.FormJson(Small.Equation("cast = valid") + "," + Small.Equation("cast >= valid"))), "form-code-twice");

    [Fact]
    public void Lines_keep_their_order_and_bases_their_sums()
    {
        var form = Small.FormWith();
        Assert.Equal(["registered", "cast", "valid", "invalid"], form.Lines.Select(l => l.Code));
        Assert.Equal(2, form.Find("valid"));
        Assert.Equal(-1, form.Find("Valid"));
        Assert.True(form.Lines[2].IsRequired);
        Assert.Null(form.Base("marked"));
    }
}
