using System.Text.Json;
using Scrutineer.Desk.People;
using Scrutineer.Store.Journals;

namespace Scrutineer.Office.Desk;

/// <summary>A line of the audit trail. It names keys, never persons.</summary>
/// <param name="At">When.</param>
/// <param name="By">Key of whoever it was; null: nobody had signed in.</param>
/// <param name="What">What was attempted, seen or done.</param>
/// <param name="Unit">At which unit; null: at none.</param>
/// <param name="Refused">Code of the refusal; null: it was done.</param>
public sealed record AuditLine(DateTimeOffset At, string? By, string What, string? Unit, string? Refused);

/// <summary>Every refused attempt, every view of what is sealed, every sign-in. Lines of the journal: chained, never changed.</summary>
/// <param name="journal">Where it is written.</param>
/// <param name="clock">The office's clock.</param>
public sealed class AuditTrail(Journal journal, TimeProvider clock)
{
    private const string Kind = "audit";

    /// <summary>Something was refused.</summary>
    public void Refused(StaffMember who, Operation operation, string unit, string code) => Write(who.Key, operation.ToString(), unit, code);

    /// <summary>Something was done or seen that must leave a trace.</summary>
    /// <param name="by">Key; null: nobody had signed in.</param>
    /// <param name="what">In a word.</param>
    /// <param name="unit">At which unit.</param>
    /// <param name="refused">Code of the refusal; null: it was done.</param>
    public void Write(string? by, string what, string? unit = null, string? refused = null) =>
        journal.Append(Kind, JsonSerializer.Serialize(new AuditLine(clock.GetLocalNow(), by, what, Shortened(unit), refused)));

    /// <summary>The lines after a number, oldest first, with their numbers.</summary>
    public IEnumerable<(long Number, AuditLine Line)> Read(long after = 0, int most = 200) =>
        journal.Read(Kind, after, most).Select(l => (l.Number, JsonSerializer.Deserialize<AuditLine>(l.Text)!));

    /// <summary>The lines before a number, newest first, with their numbers.</summary>
    public IEnumerable<(long Number, AuditLine Line)> ReadBack(long before = long.MaxValue, int most = 200) =>
        journal.ReadBack(Kind, before, most).Select(l => (l.Number, JsonSerializer.Deserialize<AuditLine>(l.Text)!));

    // Units come from addresses that anybody can write.
    private static string? Shortened(string? unit) => unit is { Length: > 80 } ? unit[..80] : unit;
}
