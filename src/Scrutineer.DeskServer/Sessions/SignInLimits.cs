using System.Collections.Concurrent;

namespace Scrutineer.DeskServer.Sessions;

/// <summary>
/// How often passwords may be tried: by address, and by name whether anybody has it or not, so that nothing tells names apart. Kept in memory alone; who
/// can restart the server needs no password. Safe for several threads.
/// </summary>
/// <param name="clock">The clock.</param>
internal sealed class SignInLimits(TimeProvider clock)
{
    /// <summary>So many wrong passwords one after the other shut a name.</summary>
    public const int MostWrong = 10;

    /// <summary>Tries from one address at once; a whole office may sign in behind one.</summary>
    public const int AddressBurst = 60;

    /// <summary>For how long a name is shut.</summary>
    public static readonly TimeSpan Shut = TimeSpan.FromMinutes(15);

    /// <summary>After so long an address may try once more.</summary>
    public static readonly TimeSpan AddressPause = TimeSpan.FromSeconds(2);

    private const int MostKept = 100_000;
    private readonly ConcurrentDictionary<string, (int Wrong, DateTimeOffset Last)> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly AddressLimit addresses = new(clock, AddressPause, AddressBurst);

    /// <summary>True if an address may try now; it counts as a try.</summary>
    public bool MayTry(string address) => addresses.MayTry(address);

    /// <summary>True if passwords may be tried for a name now.</summary>
    public bool IsOpen(string name) => !names.TryGetValue(Kept(name), out var tried) || tried.Wrong < MostWrong || clock.GetUtcNow() >= tried.Last + Shut;

    /// <summary>A password was wrong for a name.</summary>
    public void Wrong(string name)
    {
        var now = clock.GetUtcNow();
        if (names.Count > MostKept)
            foreach (var (key, tried) in names)
                if (now >= tried.Last + Shut) names.TryRemove(key, out _);
        names.AddOrUpdate(Kept(name), (1, now), (_, before) => now >= before.Last + Shut ? (1, now) : (before.Wrong + 1, now));
    }

    /// <summary>A password was right for a name.</summary>
    public void Right(string name) => names.TryRemove(Kept(name), out _);

    private static string Kept(string name) => name.Length > 64 ? name[..64] : name;
}
