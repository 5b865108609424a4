using System.Collections.Immutable;
using Scrutineer.Desk.People;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;

namespace Scrutineer.Office.Desk;

/// <summary>What became of a file of reports: all of it is taken, or nothing.</summary>
/// <param name="New">How many reports are in the record now that were not before.</param>
/// <param name="Again">Lines whose report was there already, with the same numbers.</param>
/// <param name="Refused">Lines that are refused, with their numbers; if there is one, nothing is taken.</param>
public sealed record ReportedFile(int New, ImmutableArray<(int Line, string Unit)> Again, ImmutableArray<Refusal> Refused);

public sealed partial class DeskOffice
{
    /// <summary>
    /// Takes the reports of a file of one channel, all or none. A report that is there already with the same numbers is passed over, whatever its id; so the same
    /// file again changes nothing. Lines are refused as by <see cref="Report"/>, outside the unit with <c>desk-other-unit</c>, and <c>report-file-twice</c>.
    /// </summary>
    /// <param name="who">A coordinator.</param>
    /// <param name="unit">The unit that the file is of; its stations are that unit or below it.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="reports">The reports with the lines they stand on.</param>
    /// <param name="unread">Lines that could not be read; the others are looked at all the same, so that all that is wrong is said at once.</param>
    public Result<ReportedFile> ReportFile(StaffMember who, string unit, string channel, ImmutableArray<(int Line, SentReport Report)> reports, ImmutableArray<Refusal> unread) =>
        InTurn<ReportedFile>(who, Operation.ReportMachine, unit, channel, () =>
        {
            var (units, ids) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
            var (fresh, again, refused) = (new List<SentReport>(), ImmutableArray.CreateBuilder<(int, string)>(), new List<Refusal>(unread));
            foreach (var (line, report) in reports)
            {
                var refusal = Permissions.Check(who with { Unit = unit }, Operation.ReportMachine, report.Unit, Election.Units) ?? NotReported(report, false)
                    ?? (units.Add(report.Unit) & ids.Add(report.Id) ? null : new Refusal("report-file-twice", "The file has this station or this id twice."));
                var known = refusal is null ? Known(who, report) : refusal;
                if (known.IsOk && known.Value is null) fresh.Add(report);
                else if (known.IsOk || known.Refusal!.Code == "report-again") again.Add((line, report.Unit));
                else refused.Add(known.Refusal with { Line = line });
            }

            if (refused.Count == 0 && fresh.Count > 0 && Enter(who, EntryMethods.Machine, fresh) is { } not) return not;
            if (refused.Count > 0) Audit.Refused(who, Operation.ReportMachine, unit, "report-file");
            return new ReportedFile(refused.Count == 0 ? fresh.Count : 0, again.ToImmutable(), [.. refused.OrderBy(r => r.Line)]);
        });
}
