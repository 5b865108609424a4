using System.Security.Cryptography;
using Scrutineer.Record;
using Scrutineer.Store;

namespace Scrutineer.Office.Keys;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>Private keys in files that only their owner reads: one line, <c>PRIVATE+KEY+name+id+base64</c>.</summary>
public static class KeyFile
{
    /// <summary>Makes a key and writes it. Refuses a file that is there (<c>key-exists</c>) and a name that no key can have.</summary>
    public static Result<SignerKey> Make(string path, string name, KeyAlgorithm algorithm = KeyAlgorithm.Ed25519)
    {
        var key = SignerKey.FromSeed(name, RandomNumberGenerator.GetBytes(32), algorithm);
        if (!key.IsOk) return key.Refusal!.AsLaw();
        if (File.Exists(path)) return new Refusal("key-exists", "There is a key in this file; keys are never overwritten.", path);
        Write(path, key.Value);
        return key.Value;
    }

    /// <summary>Writes a key to a file that is not there yet, durably, for its owner's eyes alone.</summary>
    internal static void Write(string path, SignerKey key)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Durable.CreateFolder(folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path, options))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(key.ToPrivateText() + "\n"));
            file.Flush();
            Durable.Sync(file.SafeFileHandle);
        }

        Durable.SyncDirectory(folder);
    }

    /// <summary>Reads a key. Refuses a file that is missing or is no key.</summary>
    public static Result<SignerKey> Read(string path)
    {
        var text = Text(path);
        if (!text.IsOk) return text.Refusal!;
        var key = SignerKey.Parse(text.Value);
        return key.IsOk ? key.Value : key.Refusal!.AsLaw().In(path);
    }

    /// <summary>The line in the file of a key. Refuses <c>key-missing</c> and <c>key-format</c>.</summary>
    public static Result<string> Text(string path)
    {
        if (!File.Exists(path)) return new Refusal("key-missing", "There is no such file with a private key.", path);
        if (new FileInfo(path).Length > 4_096) return new Refusal("key-format", "This file is no private key.", path);
        return File.ReadAllText(path).TrimEnd('\n', '\r');
    }
}
