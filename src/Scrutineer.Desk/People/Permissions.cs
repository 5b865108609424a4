using System.Collections.Frozen;
using System.Text;
using Scrutineer.Elections.Units;
using Scrutineer.Law;

namespace Scrutineer.Desk.People;

/// <summary>Who may do what. Denied is what does not stand here; always only in the person's unit and below it.</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<Operation, (Role[] Roles, bool Decisive)> Table = new Dictionary<Operation, (Role[], bool)>
    {
        [Operation.TypeProtocol] = ([Role.Typist], false),
        [Operation.SettleDifferences] = ([Role.Coordinator], false),
        [Operation.DiscardTyping] = ([Role.Coordinator], false),
        [Operation.HandleFindings] = ([Role.Coordinator], true),
        [Operation.AcceptError] = ([Role.Commissioner], true),
        [Operation.CorrectProtocol] = ([Role.Coordinator, Role.Commissioner], true),
        [Operation.ReportMachine] = ([Role.Coordinator], false),
        [Operation.SendCopy] = ([Role.Observer], false),
        [Operation.AddScan] = ([Role.Typist, Role.Coordinator], false),
        [Operation.RequestRecount] = ([Role.Coordinator, Role.Commissioner, Role.DisputeOfficer], false),
        [Operation.ManageSittings] = ([Role.Coordinator, Role.Commissioner], true),
        [Operation.MakeSummary] = ([Role.Coordinator, Role.Commissioner], false),
        [Operation.SeeOverview] = ([Role.Typist, Role.Coordinator, Role.Commissioner, Role.DisputeOfficer, Role.Observer, Role.Auditor], false),
        [Operation.SeeTyping] = ([Role.Coordinator, Role.Commissioner, Role.Auditor], false),
        [Operation.FileComplaint] = ([Role.Commissioner, Role.DisputeOfficer, Role.Observer], false),
        [Operation.MoveComplaint] = ([Role.DisputeOfficer], false),
        [Operation.DecideComplaint] = ([Role.Commissioner], true),
        [Operation.SeeSealedEvidence] = ([Role.DisputeOfficer, Role.Auditor], false),
        [Operation.SeeIntake] = ([Role.Commissioner, Role.DisputeOfficer, Role.Observer, Role.Auditor], false),
        [Operation.AnswerIntake] = ([Role.DisputeOfficer], true),
        [Operation.SeeAuditTrail] = ([Role.Auditor, Role.Administrator], false),
        [Operation.HandOver] = ([Role.Coordinator, Role.Commissioner], false),
        [Operation.SendRecord] = ([Role.Coordinator], false),
        [Operation.MergeRecord] = ([Role.Commissioner], true),
        [Operation.AnnulStations] = ([Role.Commissioner], true),
        [Operation.Declare] = ([Role.Commissioner], true),
        [Operation.ManageStaff] = ([Role.Administrator], true),
        [Operation.ConfirmStaff] = ([Role.Commissioner, Role.Administrator], true),
        [Operation.ManageTokens] = ([Role.Administrator], true),
        [Operation.BackUp] = ([Role.Administrator], false),
    }.ToFrozenDictionary();

    /// <summary>True if the operation asks again for the passkey or the password, and confirms what is on the screen.</summary>
    public static bool IsDecisive(Operation operation) => Table[operation].Decisive;

    /// <summary>True if the role may do it at all.</summary>
    public static bool Allows(Role role, Operation operation) => Table[operation].Roles.Contains(role);

    /// <summary>Why a person may not do something at a unit; null: he may. Refuses <c>desk-not-allowed</c>, <c>desk-other-unit</c>, <c>unit-unknown</c>.</summary>
    public static Refusal? Check(StaffMember who, Operation operation, string unit, UnitTree units)
    {
        if (!Allows(who.Role, operation)) return new Refusal("desk-not-allowed", $"A {who.Role.Code()} may not do this.");
        var at = units.Find(unit);
        if (at < 0) return new Refusal("unit-unknown", $"The unit \"{unit}\" is not among the units.");
        var own = units.Find(who.Unit);
        return units.PathOf(at).Contains(own) ? null : new Refusal("desk-other-unit", $"The unit \"{unit}\" does not belong to \"{who.Unit}\".");
    }

    /// <summary>The table as it stands in docs/reference/roles.md.</summary>
    public static string ToMarkdown()
    {
        var to = new StringBuilder("| operation | ").AppendJoin(" | ", Roles.All.Select(r => r.Code())).AppendLine(" | asks again |");
        to.Append("| --- |").Insert(to.Length, " --- |", Roles.All.Count + 1).AppendLine();
        foreach (var operation in Enum.GetValues<Operation>())
        {
            to.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {Words(operation)} | ").AppendJoin(" | ", Roles.All.Select(r => Allows(r, operation) ? "yes" : "no"));
            to.AppendLine(IsDecisive(operation) ? " | yes |" : " | no |");
        }

        return to.ToString().ReplaceLineEndings("\n");
    }

    private static string Words(Operation operation) =>
        string.Concat(operation.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
