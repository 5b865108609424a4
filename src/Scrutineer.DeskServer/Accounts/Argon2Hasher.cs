using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using NSec.Cryptography;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>Argon2id of libsodium. A hash names its parameters, <c>$argon2id$v=19$m=65536,t=3,p=1$SALT$HASH</c>, so that they can be raised later.</summary>
/// <param name="cost">What new hashes cost.</param>
internal sealed class Argon2Hasher(PasswordCost cost) : IPasswordHasher<StaffAccount>
{
    private const int SaltLength = 16;
    private const int HashLength = 32;
    private readonly string nobody = Hash(RandomNumberGenerator.GetHexString(32), cost);

    /// <summary>A hash that no password fits, as dear as any other.</summary>
    public string Nobody => nobody;

    /// <summary>What new hashes cost.</summary>
    public PasswordCost Cost => cost;

    public string HashPassword(StaffAccount user, string password) => Hash(password, cost);

    public PasswordVerificationResult VerifyHashedPassword(StaffAccount user, string hashedPassword, string providedPassword) =>
        !Fits(hashedPassword, providedPassword) ? PasswordVerificationResult.Failed
        : CostOf(hashedPassword) == cost ? PasswordVerificationResult.Success
        : PasswordVerificationResult.SuccessRehashNeeded;

    /// <summary>A hash of that cost, with a new salt.</summary>
    public static string Hash(string password, PasswordCost cost)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return string.Create(CultureInfo.InvariantCulture, $"$argon2id$v=19$m={cost.KiB},t={cost.Passes},p=1${Text(salt)}${Text(Derive(password, salt, cost))}");
    }

    /// <summary>True if a hash is of that password. What is no hash fits nothing.</summary>
    public static bool Fits(string hash, string password) =>
        hash.Split('$') is [_, _, _, _, var salt, var derived] && CostOf(hash) is { } cost && CryptographicOperations.FixedTimeEquals(Derive(password, Bytes(salt), cost), Bytes(derived));

    /// <summary>What a hash cost; null: it is none.</summary>
    public static PasswordCost? CostOf(string hash)
    {
        if (hash.Split('$') is not ["", "argon2id", "v=19", var parameters, _, _] || parameters.Split(',') is not [['m', '=', .. var m], ['t', '=', .. var t], "p=1"]) return null;
        return int.TryParse(m, NumberStyles.None, CultureInfo.InvariantCulture, out var memory) && int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var passes)
            ? new PasswordCost(memory, passes)
            : null;
    }

    private static byte[] Derive(string password, byte[] salt, PasswordCost cost) =>
        PasswordBasedKeyDerivationAlgorithm.Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = cost.KiB, NumberOfPasses = cost.Passes })
            .DeriveBytes(Encoding.UTF8.GetBytes(password), salt, HashLength);

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Bytes(string text) => Convert.FromBase64String(text + new string('=', (4 - (text.Length % 4)) % 4));
}
