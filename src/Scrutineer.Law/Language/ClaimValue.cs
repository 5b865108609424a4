using System.Globalization;

namespace Scrutineer.Law.Language;

/// <summary>
/// The strength of a claim: class first, then the quotient <see cref="Over"/> / <see cref="Under"/>, which is compared crosswise and never
/// rounded. With <see cref="Power"/> b it is the b-th power of the quotient, so that roots are compared without being taken.
/// </summary>
public readonly struct ClaimValue : IComparable<ClaimValue>, IEquatable<ClaimValue>
{
    private readonly Rational over;
    private readonly Rational underLessOne; // so that default(ClaimValue) is 0/1
    private readonly uint shortOver; // the quotient once more if its parts are small: products of two fit in 64 bits
    private readonly uint shortUnder; // 0: they are not

    /// <summary>The claim over / under.</summary>
    /// <param name="rank">1 beats 0.</param>
    /// <param name="over">Votes, or their power.</param>
    /// <param name="under">The divisor, or its power; more than 0.</param>
    /// <param name="power">b.</param>
    public ClaimValue(int rank, Rational over, Rational under, int power)
    {
        Class = rank;
        this.over = over;
        underLessOne = under - 1;
        Power = power;
        if (over.TryWhole(out var v) && under.TryWhole(out var d) && v is >= 0 and <= uint.MaxValue && d is > 0 and <= uint.MaxValue)
            (shortOver, shortUnder) = ((uint)v, (uint)d);
    }

    /// <summary>The claim of a number.</summary>
    public ClaimValue(int rank, Rational value, int power)
    {
        Class = rank;
        over = value;
        Power = power;
        value.TryShort(out shortOver, out shortUnder);
    }

    /// <summary>1 beats 0.</summary>
    public int Class { get; }

    /// <summary>b.</summary>
    public int Power { get; }

    /// <summary>The quotient, or its power, in lowest terms.</summary>
    public Rational Value => Over / Under;

    /// <summary>Votes, or their power.</summary>
    public Rational Over => over;

    /// <summary>The divisor, or its power.</summary>
    public Rational Under => underLessOne + 1;

    /// <summary>Weaker.</summary>
    public static bool operator <(ClaimValue a, ClaimValue b) => a.CompareTo(b) < 0;

    /// <summary>Stronger.</summary>
    public static bool operator >(ClaimValue a, ClaimValue b) => a.CompareTo(b) > 0;

    /// <summary>Not stronger.</summary>
    public static bool operator <=(ClaimValue a, ClaimValue b) => a.CompareTo(b) <= 0;

    /// <summary>Not weaker.</summary>
    public static bool operator >=(ClaimValue a, ClaimValue b) => a.CompareTo(b) >= 0;

    /// <summary>As strong.</summary>
    public static bool operator ==(ClaimValue a, ClaimValue b) => a.Equals(b);

    /// <summary>Not as strong.</summary>
    public static bool operator !=(ClaimValue a, ClaimValue b) => !a.Equals(b);

    /// <inheritdoc/>
    public int CompareTo(ClaimValue other) => Compare(in this, in other);

    /// <inheritdoc/>
    public bool Equals(ClaimValue other) => Power == other.Power && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ClaimValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Class, Value, Power);

    /// <summary>Exact text: <c>27911/3</c>, <c>(17/6)^(1/2)</c>, or <c>first seat</c> for class 1.</summary>
    public override string ToString() =>
        Class == 1 ? "first seat" : Power == 1 ? Value.ToString() : string.Create(CultureInfo.InvariantCulture, $"({Value})^(1/{Power})");

    internal static int Compare(in ClaimValue a, in ClaimValue b)
    {
        if (a.Class != b.Class) return a.Class.CompareTo(b.Class);
        if (a.shortUnder != 0 && b.shortUnder != 0) return ((ulong)a.shortOver * b.shortUnder).CompareTo((ulong)b.shortOver * a.shortUnder);
        return a.over.TryWhole(out var x) && b.over.TryWhole(out var y) && a.underLessOne.TryWhole(out var d) && b.underLessOne.TryWhole(out var e)
            && d < long.MaxValue && e < long.MaxValue
            ? long.BigMul(x, e + 1).CompareTo(long.BigMul(y, d + 1))
            : (a.over * b.Under).CompareTo(b.over * a.Under);
    }
}
