using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>Draws what nobody can guess.</summary>
internal static class Secrets
{
    // Without what is mistaken for another on paper: 0 and o, 1, i and l.
    private const string Clear = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>256 bits, as 43 signs that may stand in addresses and cookies.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A password to be handed over on paper and used once: 79 bits in four groups of four.</summary>
    public static string OneTimePassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Clear, 4)));

    /// <summary>A key of somebody at the desk: 8 lower-case hex digits.</summary>
    public static string StaffKey() => RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>What is kept of a secret: its SHA-256 in hex. Secrets of 256 bits need no salt and no cost.</summary>
    public static string Kept(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares without telling by time where the two differ.</summary>
    public static bool AreEqual(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
