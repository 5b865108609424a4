using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Scrutineer.Law.Language;

/// <summary>
/// A divisor sequence d(0), d(1), ... The claim of v votes that hold n seats is v / d(n); it is compared exactly,
/// for roots by whole powers. Sequences with d(0) = 0 give a claim of class 1, which beats every claim of class 0.
/// </summary>
public sealed record Divisors
{
    private readonly Func<long, (int Class, BigInteger Over, BigInteger Under)> factor;

    private Divisors(string name, int power, Func<long, (int Class, BigInteger Over, BigInteger Under)> factor)
    {
        Name = name;
        Power = power;
        this.factor = factor;
    }

    /// <summary>The name in law files.</summary>
    public string Name { get; }

    /// <summary>1 for rational divisors; b when claims are compared by their b-th powers.</summary>
    public int Power { get; }

    /// <summary>The claim of votes on the next seat after n seats.</summary>
    /// <param name="votes">More than 0.</param>
    /// <param name="held">At least 0.</param>
    public ClaimValue Claim(Rational votes, long held)
    {
        var (rank, over, under) = factor(held);
        var power = Power == 1 ? votes : new Rational(BigInteger.Pow(votes.Numerator, Power), BigInteger.Pow(votes.Denominator, Power));
        return new ClaimValue(rank, power * new Rational(over, under), Power);
    }

    /// <summary>Finds a sequence by its name in law files, or null.</summary>
    public static Divisors? Find(string name)
    {
        switch (name)
        {
            case "dhondt": return new(name, 1, n => (0, 1, n + 1));
            case "sainte-lague": return new(name, 1, n => (0, 1, 2 * n + 1));
            case "danish": return new(name, 1, n => (0, 1, 3 * n + 1));
            case "imperiali": return new(name, 1, n => (0, 1, n + 2));
            case "macau": return new(name, 1, n => (0, 1, BigInteger.Pow(2, checked((int)n))));
            case "adams": return new(name, 1, n => n == 0 ? (1, 1, 1) : (0, 1, n));
            case "dean": return new(name, 1, n => n == 0 ? (1, 1, 1) : (0, 2 * n + 1, 2 * (BigInteger)n * (n + 1)));
            case "hill": return new(name, 2, n => n == 0 ? (1, 1, 1) : (0, 1, (BigInteger)n * (n + 1)));
        }

        if (name.StartsWith("sainte-lague/", StringComparison.Ordinal)
            && Rational.TryParse(name["sainte-lague/".Length..], out var first) && first.Sign > 0)
            return new(name, 1, n => n == 0 ? (0, first.Denominator, first.Numerator) : (0, 1, 2 * n + 1));

        if (name.StartsWith("power:", StringComparison.Ordinal)
            && Rational.TryParse(name["power:".Length..], out var exponent) && exponent.Sign > 0
            && exponent.Numerator <= 100 && exponent.Denominator <= 100)
        {
            var (a, b) = ((int)exponent.Numerator, (int)exponent.Denominator);
            return new(name, b, n => (0, 1, BigInteger.Pow(n + 1, a)));
        }

        return null;
    }

    /// <summary>A written sequence, continued by its last step: <c>[1, 3, 5]</c> goes on with 7, 9 ...</summary>
    /// <param name="sequence">At least two numbers, each more than 0 and more than the one before.</param>
    public static Divisors Written(ImmutableArray<Rational> sequence)
    {
        var step = sequence[^1] - sequence[^2];
        return new($"[{string.Join(", ", sequence)}]", 1, n =>
        {
            var divisor = n < sequence.Length ? sequence[(int)n] : sequence[^1] + step * (n - sequence.Length + 1);
            return (0, divisor.Denominator, divisor.Numerator);
        });
    }

    /// <summary>d(n) as a fraction. Only for rational divisors; 0 where a claim of class 1 is made.</summary>
    internal Rational At(long n)
    {
        var (rank, over, under) = factor(n);
        return rank == 1 ? Rational.Zero : new Rational(under, over);
    }

    /// <summary>The names accepted by <see cref="Find"/>, for messages.</summary>
    public const string Known = "dhondt, sainte-lague, sainte-lague/F, danish, imperiali, macau, adams, dean, hill, power:A/B";

    /// <inheritdoc/>
    public bool Equals(Divisors? other) => other is not null && other.Name == Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>
/// The strength of a claim: class first, then value. With <see cref="Power"/> b the value is the b-th power of the quotient,
/// so that roots are compared without being taken.
/// </summary>
/// <param name="Class">1 beats 0.</param>
/// <param name="Value">The quotient, or its power.</param>
/// <param name="Power">b.</param>
public readonly record struct ClaimValue(int Class, Rational Value, int Power) : IComparable<ClaimValue>
{
    /// <summary>Weaker.</summary>
    public static bool operator <(ClaimValue a, ClaimValue b) => a.CompareTo(b) < 0;

    /// <summary>Stronger.</summary>
    public static bool operator >(ClaimValue a, ClaimValue b) => a.CompareTo(b) > 0;

    /// <summary>Not stronger.</summary>
    public static bool operator <=(ClaimValue a, ClaimValue b) => a.CompareTo(b) <= 0;

    /// <summary>Not weaker.</summary>
    public static bool operator >=(ClaimValue a, ClaimValue b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public int CompareTo(ClaimValue other) => Class != other.Class ? Class.CompareTo(other.Class) : Value.CompareTo(other.Value);

    /// <summary>Exact text: <c>27911/3</c>, <c>(17/6)^(1/2)</c>, or <c>first seat</c> for class 1.</summary>
    public override string ToString() =>
        Class == 1 ? "first seat" : Power == 1 ? Value.ToString() : string.Create(CultureInfo.InvariantCulture, $"({Value})^(1/{Power})");
}
