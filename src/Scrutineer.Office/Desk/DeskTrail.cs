using System.Collections.Immutable;
using Scrutineer.Desk.People;
using Scrutineer.Law;

namespace Scrutineer.Office.Desk;

public sealed partial class DeskOffice
{
    private const int TrailAtOnce = 1_000;

    /// <summary>
    /// Lines of the audit trail that somebody may see, oldest first: those of his units. What belongs to no unit, the tries to sign in, is for whoever has the whole country.
    /// </summary>
    /// <param name="who">Who asks.</param>
    /// <param name="after">Number of the line after which to begin.</param>
    /// <param name="most">At most so many, at least 1.</param>
    public Result<ImmutableArray<(long Number, AuditLine Line)>> AuditFor(StaffMember who, long after, int most) => Trail(who, after, most, from => Audit.Read(from, TrailAtOnce), _ => true);

    /// <summary>Lines of the audit trail that somebody may see, newest first; no more of it is read than needed.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="before">Number of the line before which to begin.</param>
    /// <param name="most">At most so many, at least 1.</param>
    /// <param name="isWanted">Which of them.</param>
    public Result<ImmutableArray<(long Number, AuditLine Line)>> AuditBefore(StaffMember who, long before, int most, Func<AuditLine, bool> isWanted) =>
        Trail(who, before, most, from => Audit.ReadBack(from, TrailAtOnce), isWanted);

    private Result<ImmutableArray<(long Number, AuditLine Line)>> Trail(
        StaffMember who, long from, int most, Func<long, IEnumerable<(long Number, AuditLine Line)>> next, Func<AuditLine, bool> isWanted)
    {
        if (Permissions.Check(who, Operation.SeeAuditTrail, who.Unit, Election.Units) is { } not) return not;
        var hasAll = Election.Units.Find(who.Unit) == Election.Units.Root;
        var lines = ImmutableArray.CreateBuilder<(long, AuditLine)>();
        while (lines.Count < most)
        {
            var read = next(from).ToList();
            if (read.Count == 0) break;
            foreach (var (number, line) in read)
            {
                from = number;
                var isHis = hasAll || (line.Unit is { } unit && Permissions.Check(who, Operation.SeeAuditTrail, unit, Election.Units) is null);
                if (lines.Count < most && isHis && isWanted(line)) lines.Add((number, line));
            }
        }

        return lines.ToImmutable();
    }
}
