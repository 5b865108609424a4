namespace Scrutineer.DeskServer.Accounts;

/// <summary>What one person asks for about accounts, and another confirms or declines, as it is kept.</summary>
internal sealed class StaffRequestRow
{
    /// <summary>8 lower-case hex digits, drawn once.</summary>
    public string Key { get; set; } = "";

    /// <summary>A name of <see cref="StaffRequestKind"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Key of whoever asked.</summary>
    public string By { get; set; } = "";

    /// <summary>When it was asked for, in seconds since 1970.</summary>
    public long Made { get; set; }

    /// <summary>Key of the account that is to change; empty: accounts are to be made.</summary>
    public string Target { get; set; } = "";

    /// <summary>What is wanted, as JSON.</summary>
    public string Content { get; set; } = "";

    /// <summary>Digest of the account as it was when it was asked for; empty: there was none.</summary>
    public string Before { get; set; } = "";

    /// <summary>A name of <see cref="StaffRequestState"/>.</summary>
    public string State { get; set; } = nameof(StaffRequestState.Waiting);

    /// <summary>Key of whoever decided; empty: nobody has.</summary>
    public string DecidedBy { get; set; } = "";
}

/// <summary>How far a request is.</summary>
internal enum StaffRequestState
{
    Waiting,
    Confirmed,
    Declined,

    /// <summary>Done on the command line, by whoever has the machine; the audit trail does not know of it yet.</summary>
    AtCommandLine,
}

/// <summary>What takes effect only when a second person confirms it.</summary>
internal enum StaffRequestKind
{
    /// <summary>Accounts are made.</summary>
    Add,

    /// <summary>An account gets another name, role or unit.</summary>
    Change,

    /// <summary>A closed account is opened again.</summary>
    Open,

    /// <summary>An account gets a new password to hand over.</summary>
    Password,
}
