namespace Scrutineer.Desk.Intake;

/// <summary>What the public sends. The two are kept apart.</summary>
public enum SentKind
{
    /// <summary>A complaint by somebody whom the rules entitle.</summary>
    Complaint,

    /// <summary>Somebody says that a figure is wrong. It is no case and has no time limit.</summary>
    ErrorReport,
}
