using System.Collections.Immutable;
using Scrutineer.Desk.People;
using Scrutineer.Law;

namespace Scrutineer.Office.Desk;

public sealed partial class DeskOffice
{
    private const int TrailAtOnce = 1_000;

    /// <summary>
    /// Lines of the audit trail that somebody may see: those of his units. What belongs to no unit, the tries to sign in, is for whoever has the whole country.
    /// </summary>
    /// <param name="who">Who asks.</param>
    /// <param name="after">Number of the line after which to begin.</param>
    /// <param name="most">At most so many, at least 1.</param>
    public Result<ImmutableArray<(long Number, AuditLine Line)>> AuditFor(StaffMember who, long after, int most)
    {
        if (Permissions.Check(who, Operation.SeeAuditTrail, who.Unit, Election.Units) is { } not) return not;
        var hasAll = Election.Units.Find(who.Unit) == Election.Units.Root;
        var lines = ImmutableArray.CreateBuilder<(long, AuditLine)>();
        while (lines.Count < most)
        {
            var read = Audit.Read(after, TrailAtOnce).ToList();
            if (read.Count == 0) break;
            foreach (var (number, line) in read)
            {
                after = number;
                if (lines.Count < most && (hasAll || (line.Unit is { } unit && Permissions.Check(who, Operation.SeeAuditTrail, unit, Election.Units) is null))) lines.Add((number, line));
            }
        }

        return lines.ToImmutable();
    }
}
