using System.Collections.Immutable;
using System.Numerics;

namespace Scrutineer.Law.Language;

/// <summary>
/// A divisor sequence d(0), d(1), ... The claim of v votes that hold n seats is v / d(n); it is compared exactly,
/// for roots by whole powers. Sequences with d(0) = 0 give a claim of class 1, which beats every claim of class 0.
/// </summary>
public sealed record Divisors
{
    private readonly Func<long, Divisor> divisor;

    private Divisors(string name, int power, Func<long, Divisor> divisor)
    {
        Name = name;
        Power = power;
        this.divisor = divisor;
    }

    /// <summary>d(n), or its power; of class 1 where d(n) = 0, and then 1.</summary>
    private readonly record struct Divisor(Rational Value, int Class = 0)
    {
        public static implicit operator Divisor(long value) => new(value);
    }

    /// <summary>The name in law files.</summary>
    public string Name { get; }

    /// <summary>1 for rational divisors; b when claims are compared by their b-th powers.</summary>
    public int Power { get; }

    /// <summary>The claim of votes on the next seat after n seats.</summary>
    /// <param name="votes">More than 0.</param>
    /// <param name="held">At least 0.</param>
    /// <exception cref="RefusalException"><c>law-no-seats</c>: more seats of one claimant than <see cref="MostSeats"/>.</exception>
    public ClaimValue Claim(Rational votes, long held)
    {
        if (held > MostSeats)
            throw new RefusalException(new Refusal("law-no-seats", $"Under the divisors \"{Name}\" more than {MostSeats} seats of one claimant are not computed."));
        var d = divisor(held);
        return new ClaimValue(d.Class, Power == 1 ? votes : votes.ToThe(Power), d.Value, Power);
    }

    /// <summary>Finds a sequence by its name in law files, or null.</summary>
    public static Divisors? Find(string name)
    {
        switch (name)
        {
            case "dhondt": return new(name, 1, n => n + 1);
            case "sainte-lague": return new(name, 1, n => 2 * n + 1);
            case "danish": return new(name, 1, n => 3 * n + 1);
            case "imperiali": return new(name, 1, n => n + 2);
            case "macau": return new(name, 1, n => new(BigInteger.Pow(2, checked((int)n))));
            case "adams": return new(name, 1, n => n == 0 ? First : n);
            case "dean": return new(name, 1, n => n == 0 ? First : new(new Rational(2 * (BigInteger)n * (n + 1), 2 * n + 1)));
            case "hill": return new(name, 2, n => n == 0 ? First : n * (n + 1));
        }

        if (name.StartsWith("sainte-lague/", StringComparison.Ordinal)
            && Rational.TryParse(name["sainte-lague/".Length..], out var first) && first.Sign > 0)
            return new(name, 1, n => n == 0 ? new Divisor(first) : 2 * n + 1);

        if (name.StartsWith("power:", StringComparison.Ordinal)
            && Rational.TryParse(name["power:".Length..], out var exponent) && exponent.Sign > 0
            && exponent.Numerator <= 100 && exponent.Denominator <= 100)
        {
            var (a, b) = ((int)exponent.Numerator, (int)exponent.Denominator);
            return new(name, b, n => new(BigInteger.Pow(n + 1, a)));
        }

        return null;
    }

    /// <summary>A written sequence, continued by its last step: <c>[1, 3, 5]</c> goes on with 7, 9 ...</summary>
    /// <param name="sequence">At least two numbers, each more than 0 and more than the one before.</param>
    public static Divisors Written(ImmutableArray<Rational> sequence)
    {
        var step = sequence[^1] - sequence[^2];
        return new(
            $"[{string.Join(", ", sequence)}]", 1,
            n => new(n < sequence.Length ? sequence[(int)n] : sequence[^1] + step * (n - sequence.Length + 1)));
    }

    /// <summary>d(n) as a fraction. Only for rational divisors; 0 where a claim of class 1 is made.</summary>
    public Rational At(long n) => divisor(n) is { Class: 0, Value: var value } ? value : Rational.Zero;

    /// <summary>
    /// The most seats that can be given under these divisors: sequences of powers grow so fast that larger houses would take too long.
    /// </summary>
    public long MostSeats => Power > 2 || Name == "macau" ? 10_000 : 1_000_000;

    private static Divisor First => new(Rational.One, 1);

    /// <summary>The names accepted by <see cref="Find"/>, for messages.</summary>
    public const string Known = "dhondt, sainte-lague, sainte-lague/F, danish, imperiali, macau, adams, dean, hill, power:A/B";

    /// <inheritdoc/>
    public bool Equals(Divisors? other) => other is not null && other.Name == Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
