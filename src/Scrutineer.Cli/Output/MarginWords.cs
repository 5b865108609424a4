using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Margins;

namespace Scrutineer.Cli.Output;

/// <summary>Sentences about events and what would bring them about.</summary>
internal sealed class MarginWords(Func<string, string> nameOf)
{
    private const int Shown = 4;

    public static string Code(EventKind kind) => kind switch
    {
        EventKind.Seat => "seat",
        EventKind.BarLost => "bar-lost",
        EventKind.BarReached => "bar-reached",
        EventKind.Winner => "winner",
        EventKind.Question => "question",
        _ => throw new InvalidOperationException(kind.ToString()),
    };

    public string Event(MarginEvent e)
    {
        var where = e.Unit is null ? "" : $" in {nameOf(e.Unit)}";
        return e.Kind switch
        {
            EventKind.Seat when e is { From: { } from, To: { } to } => $"a seat from {nameOf(from)} to {nameOf(to)}{where}",
            EventKind.Seat when e.To is { } to => $"a seat (or whole quota) for {nameOf(to)}{where}",
            EventKind.Seat => $"a seat (or whole quota) of {nameOf(e.From!)} is lost{where}",
            EventKind.BarLost => $"{nameOf(e.From!)} falls below the bar{where}",
            EventKind.BarReached => $"{nameOf(e.To!)} reaches the bar{where}",
            EventKind.Winner => $"{nameOf(e.To!)} has more votes than {nameOf(e.From!)}, now first",
            EventKind.Question => $"a question of step {e.Step}: {nameOf(e.To!)} passes {nameOf(e.From!)}",
            _ => throw new InvalidOperationException(e.Kind.ToString()),
        };
    }

    public string Shifts(ImmutableArray<Shift> shifts)
    {
        var parts = shifts.Take(Shown).Select(Shift);
        return string.Join("; ", parts) + (shifts.Length > Shown ? $"; and {Terminal.Number(shifts.Length - Shown)} more" : "");
    }

    private string Shift(Shift shift)
    {
        var votes = Terminal.Exact(shift.Votes);
        return shift switch
        {
            { From: { } from, To: { } to } => $"{votes} from {nameOf(from)} to {nameOf(to)}",
            { To: { } to } => $"{votes} more for {nameOf(to)}",
            _ => $"{votes} fewer for {nameOf(shift.From!)}",
        };
    }

    public string Codes(ImmutableArray<string> codes) =>
        string.Join(", ", codes.Take(Shown).Select(nameOf)) + (codes.Length > Shown ? $" and {Terminal.Number(codes.Length - Shown)} more" : "");

    public static string Count(Rational? count) =>
        count is not { } value ? "-" : value.IsInteger ? Terminal.Exact(value.Numerator) : value.ToDecimal(2);

    public static string Count(BigInteger? count) => count is { } value ? Terminal.Exact(value) : "-";

    public static string Certainty(bool isExact, bool isConfirmed, string lower) =>
        isExact ? "exact" : isConfirmed ? $"at least {lower}" : $"not confirmed; at least {lower}";
}
