using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NSec.Cryptography;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Backups;

/// <summary>
/// The private keys of an office in a backup: one file that opens with a password alone. Its first line names the format, then come salt, nonce and tag, then the
/// files as JSON under AES-256-GCM, the key by Argon2id (64 MiB, 3 passes).
/// </summary>
internal static class SealedKeys
{
    /// <summary>Name of the file in a backup.</summary>
    public const string Name = "keys.sealed";

    private const int SaltLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private static readonly byte[] Format = "scrutineer-sealed-keys/1\n"u8.ToArray();

    /// <summary>Why a password does not do; null: it does. Refuses <c>backup-password</c>.</summary>
    public static Refusal? Wrong(string? password) =>
        password is null || password.Length < PasswordRules.Fewest || password.Length > PasswordRules.Most || password.Distinct().Count() < PasswordRules.FewestDifferent
            ? new Refusal("backup-password", $"Keys are kept under a password of {PasswordRules.Fewest} to {PasswordRules.Most} signs.")
            : null;

    /// <summary>Seals the files of a folder.</summary>
    public static byte[] Seal(string folder, string password)
    {
        var files = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToImmutableSortedDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, byte[]>.Empty;
        var plain = JsonSerializer.SerializeToUtf8Bytes(files);
        var (salt, nonce, tag, hidden) = (RandomNumberGenerator.GetBytes(SaltLength), RandomNumberGenerator.GetBytes(NonceLength), new byte[TagLength], new byte[plain.Length]);
        using var cipher = new AesGcm(Key(password, salt), TagLength);
        cipher.Encrypt(nonce, plain, hidden, tag, Format);
        CryptographicOperations.ZeroMemory(plain);
        return [.. Format, .. salt, .. nonce, .. tag, .. hidden];
    }

    /// <summary>The files by name. Refuses <c>backup-password</c> if it is another password, or the file was changed.</summary>
    public static Result<ImmutableSortedDictionary<string, byte[]>> Open(byte[] file, string password)
    {
        var refused = new Refusal("backup-password", "The keys of the backup do not open with this password.");
        if (file.Length < Format.Length + SaltLength + NonceLength + TagLength || !file.AsSpan().StartsWith(Format)) return refused;
        var rest = file.AsSpan(Format.Length);
        var (salt, nonce, tag, hidden) = (rest[..SaltLength].ToArray(), rest.Slice(SaltLength, NonceLength).ToArray(), rest.Slice(SaltLength + NonceLength, TagLength).ToArray(), rest[(SaltLength + NonceLength + TagLength)..].ToArray());
        var plain = new byte[hidden.Length];
        try
        {
            using var cipher = new AesGcm(Key(password, salt), TagLength);
            cipher.Decrypt(nonce, hidden, tag, plain, Format);
        }
        catch (AuthenticationTagMismatchException)
        {
            return refused;
        }

        return JsonSerializer.Deserialize<ImmutableSortedDictionary<string, byte[]>>(plain)!;
    }

    private static byte[] Key(string password, byte[] salt) =>
        PasswordBasedKeyDerivationAlgorithm.Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = PasswordCost.Usual.KiB, NumberOfPasses = PasswordCost.Usual.Passes })
            .DeriveBytes(Encoding.UTF8.GetBytes(password), salt, 32);
}
