namespace Scrutineer.DeskServer.Tokens;

/// <summary>A token of a program as it is kept.</summary>
internal sealed class TokenRow
{
    /// <summary>8 lower-case hex digits: who the program is in the record.</summary>
    public string Key { get; set; } = "";

    /// <summary>SHA-256 of the token, in hex.</summary>
    public string Hash { get; set; } = "";

    /// <summary>What it is for.</summary>
    public string Name { get; set; } = "";

    /// <summary>The role's word.</summary>
    public string Role { get; set; } = "";

    /// <summary>Code of the unit.</summary>
    public string Unit { get; set; } = "";

    /// <summary>Key of whoever made it.</summary>
    public string By { get; set; } = "";

    /// <summary>When it was made, in seconds since 1970.</summary>
    public long Made { get; set; }

    /// <summary>Until when it is good, in seconds since 1970.</summary>
    public long Until { get; set; }

    /// <summary>True: it was withdrawn.</summary>
    public bool IsRevoked { get; set; }
}
