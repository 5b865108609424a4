namespace Scrutineer.Desk.People;

/// <summary>Everything that can be done at the desk. Each has one row in docs/reference/roles.md, which is made from <see cref="Permissions"/>.</summary>
public enum Operation
{
    TypeProtocol,
    SettleDifferences,
    DiscardTyping,
    HandleFindings,
    AcceptError,
    CorrectProtocol,
    ReportMachine,
    SendCopy,
    AddScan,
    RequestRecount,
    ManageSittings,
    MakeSummary,
    SeeOverview,
    SeeTyping,
    FileComplaint,
    MoveComplaint,
    DecideComplaint,
    SeeSealedEvidence,
    SeeAuditTrail,
    HandOver,
    SendRecord,
    MergeRecord,
    AnnulStations,
    Declare,
    ManageStaff,
    ConfirmStaff,
    ManageTokens,
    BackUp,
}
