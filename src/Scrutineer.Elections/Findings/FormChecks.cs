using System.Collections.Immutable;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Protocols;

namespace Scrutineer.Elections.Findings;

/// <summary>Checks one protocol against the equations of its form. An equation with a blank line is not checked.</summary>
internal static class FormChecks
{
    /// <param name="form">The form.</param>
    /// <param name="inBases">Lines that the law's bars rest on: blank, they have a finding as required lines do.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="findings">Where findings go.</param>
    public static void Check(Form form, ImmutableHashSet<int> inBases, string channel, Protocol protocol, ICollection<Finding> findings)
    {
        for (var i = 0; i < form.Lines.Length; i++)
            if (protocol.Lines[i] is null && (form.Lines[i].IsRequired || inBases.Contains(i))) findings.Add(Missing(channel, protocol, form.Lines[i]));

        foreach (var equation in form.Equations)
        {
            if (equation.Left.Of(protocol) is not { } left || equation.Right.Of(protocol) is not { } right) continue;
            var breach = equation.Breach(left, right);
            if (breach == 0) continue;
            if (equation.Tolerance is { } tolerance && !tolerance.IsReached(breach, tolerance.Of?.Of(protocol))) continue;
            findings.Add(new Finding(
                equation.Code, equation.Severity, channel, protocol.Unit, protocol.Source, CodesOf(form, equation),
                left, right, left - right, equation.Short, equation.Long)
            { Equation = equation });
        }
    }

    private static Finding Missing(string channel, Protocol protocol, FormLine line)
    {
        var (brief, full) = FindingCodes.All[FindingCodes.LineMissing];
        return new Finding(FindingCodes.LineMissing, Severity.Warning, channel, protocol.Unit, protocol.Source, [line.Code], null, null, null, brief, full);
    }

    private static ImmutableArray<string> CodesOf(Form form, Equation equation) =>
    [
        .. equation.Left.Lines.Concat(equation.Right.Lines).Select(l => form.Lines[l.Line].Code)
            .Concat(equation.Left.Lists + equation.Right.Lists != 0 ? [EquationParser.AllLists] : [])
            .Concat(equation.Left.AgainstAll + equation.Right.AgainstAll != 0 ? [EquationParser.AgainstAll] : [])
            .Distinct(),
    ];
}
