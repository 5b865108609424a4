namespace Scrutineer.DeskServer.Sessions;

/// <summary>A session as it is kept.</summary>
internal sealed class SessionRow
{
    /// <summary>SHA-256 of the id in the cookie, in hex: who reads the database cannot take a session over.</summary>
    public string Id { get; set; } = "";

    /// <summary>Id of the account.</summary>
    public string Account { get; set; } = "";

    /// <summary>What its forms send back.</summary>
    public string FormToken { get; set; } = "";

    /// <summary>When it began, in milliseconds since 1970.</summary>
    public long Begun { get; set; }

    /// <summary>When it was last used, in milliseconds since 1970; up to a minute behind.</summary>
    public long Seen { get; set; }
}
