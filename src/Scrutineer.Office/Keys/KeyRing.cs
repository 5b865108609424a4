using Scrutineer.Record;

namespace Scrutineer.Office.Keys;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>The log keys that this office holds: the one in force signs, others wait for their turn or have had it.</summary>
public sealed class KeyRing
{
    private readonly string folder;
    private readonly List<SignerKey> keys;

    private KeyRing(string folder, List<SignerKey> keys) => (this.folder, this.keys) = (folder, keys);

    /// <summary>Reads <c>log*.key</c> in a folder. Refuses a file that is no key.</summary>
    public static Result<KeyRing> Read(string folder)
    {
        var keys = new List<SignerKey>();
        if (!Directory.Exists(folder)) return new KeyRing(folder, keys);
        foreach (var path in Directory.GetFiles(folder, "log*.key").Order(StringComparer.Ordinal))
        {
            var key = KeyFile.Read(path);
            if (!key.IsOk) return key.Refusal!;
            keys.Add(key.Value);
        }

        return new KeyRing(folder, keys);
    }

    /// <summary>The key that a policy names as its log's. Refuses <c>key-not-in-force</c> if it is not here.</summary>
    public Result<SignerKey> InForce(string policy)
    {
        var inForce = Policy.Parse(policy).Value.Logs;
        return keys.Find(k => inForce.Any(l => l.Key == k.Verifier)) is { } key
            ? key
            : new Refusal("key-not-in-force", "This office does not hold the log key in force; the record needs an entry keys.changed, signed by the commission.", folder);
    }

    /// <summary>Keeps a key that is to take over.</summary>
    public void Add(SignerKey key)
    {
        if (keys.Exists(k => k.Verifier == key.Verifier)) return;
        KeyFile.Write(Path.Combine(folder, $"log-{key.Verifier.KeyId:x8}.key"), key);
        keys.Add(key);
    }
}
