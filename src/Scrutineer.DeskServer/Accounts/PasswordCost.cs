namespace Scrutineer.DeskServer.Accounts;

/// <summary>What Argon2id costs whoever tries a password.</summary>
/// <param name="KiB">Memory in KiB, at least 8.</param>
/// <param name="Passes">Passes over it, at least 1.</param>
internal readonly record struct PasswordCost(int KiB, int Passes)
{
    /// <summary>For passwords that people choose: above what RFC 9106 recommends second, 64 MiB and 3 passes.</summary>
    public static PasswordCost Usual { get; } = new(64 * 1_024, 3);

    /// <summary>For passwords drawn at random, of 79 bits: no cost could make them harder, and an import draws thousands.</summary>
    public static PasswordCost Drawn { get; } = new(1_024, 1);
}
