using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Scrutineer.Law;

namespace Scrutineer.Margins;

/// <summary>A target question: a bloc of lists together holds at least, or fewer than, so many seats.</summary>
/// <param name="Lists">The bloc; at least one list.</param>
/// <param name="IsAtLeast">True: at least; false: fewer than.</param>
/// <param name="Seats">The number of seats.</param>
public sealed record Target(ImmutableArray<string> Lists, bool IsAtLeast, long Seats)
{
    /// <summary>
    /// Reads <c>LIST&gt;=K</c> or <c>LIST+LIST&lt;K</c>. List codes may hold any characters; a code that itself contains <c>+</c> is found
    /// if it is among the known lists. Refuses other forms (<c>margin-target</c>) and unknown lists (<c>list-unknown</c>).
    /// </summary>
    public static Result<Target> Read(string text, IReadOnlySet<string> known)
    {
        var atLeast = text.LastIndexOf(">=", StringComparison.Ordinal);
        var fewer = text.LastIndexOf('<');
        var at = int.Max(atLeast, fewer);
        var isAtLeast = atLeast > fewer;
        if (at <= 0 || !long.TryParse(text[(at + (isAtLeast ? 2 : 1))..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seats))
            return new Refusal("margin-target", $"A target is LIST>=K or LIST+LIST<K with a whole number K, not \"{text}\".");
        var bloc = text[..at].Trim();
        ImmutableArray<string> lists = known.Contains(bloc) ? [bloc] : [.. bloc.Split('+', StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
        return lists.FirstOrDefault(l => !known.Contains(l)) is { } stranger
            ? new Refusal("list-unknown", $"The target names the list \"{stranger}\", which is not among the lists.")
            : new Target(lists, isAtLeast, seats);
    }

    /// <summary>True if these seats meet the target.</summary>
    internal bool IsMetBy(BigInteger seats) => IsAtLeast ? seats >= Seats : seats < Seats;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{string.Join('+', Lists)}{(IsAtLeast ? ">=" : "<")}{Seats}");
}
