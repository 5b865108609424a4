using System.Globalization;
using System.Numerics;

namespace Scrutineer.Law;

/// <summary>
/// An exact fraction in lowest terms with a positive denominator. The default value is 0.
/// Everything that decides (bars, quotas, remainders, averages) is compared as one of these.
/// </summary>
/// <remarks>
/// Fractions whose two parts fit in 64 bits are kept so and computed in 128 bits; all others fall back to big integers.
/// The two forms never overlap, and every operation is exact in both.
/// </remarks>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly long numerator;
    private readonly long denominatorLessOne; // so that default(Rational) is 0/1
    private readonly Wide? wide; // set if and only if a part does not fit

    /// <summary>numerator / denominator, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        if (!denominator.IsOne)
        {
            if (denominator.Sign < 0) (numerator, denominator) = (-numerator, -denominator);
            var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            if (!divisor.IsOne) (numerator, denominator) = (numerator / divisor, denominator / divisor);
        }

        if (Fits(numerator) && Fits(denominator))
        {
            this.numerator = (long)numerator;
            denominatorLessOne = (long)denominator - 1;
        }
        else
        {
            wide = new Wide(numerator, denominator);
        }
    }

    private Rational(long numerator, long denominator)
    {
        this.numerator = numerator;
        denominatorLessOne = denominator - 1;
    }

    /// <summary>The numerator; carries the sign.</summary>
    public BigInteger Numerator => wide is null ? numerator : wide.Numerator;

    /// <summary>The denominator; at least 1.</summary>
    public BigInteger Denominator => wide is null ? denominatorLessOne + (BigInteger)1 : wide.Denominator;

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One => new(1L, 1L);

    /// <summary>True if the denominator is 1.</summary>
    public bool IsInteger => wide is null ? denominatorLessOne == 0 : wide.Denominator.IsOne;

    /// <summary>True if the value is 0.</summary>
    public bool IsZero => wide is null && numerator == 0;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => wide is null ? long.Sign(numerator) : wide.Numerator.Sign;

    private long Under => denominatorLessOne + 1;

    /// <summary>True if the value is a whole number of 64 bits, which is then given.</summary>
    public bool TryWhole(out long value)
    {
        value = numerator;
        return wide is null && denominatorLessOne == 0;
    }

    /// <summary>True if both parts are whole numbers of 32 bits, which are then given; else they are 0.</summary>
    internal bool TryShort(out uint over, out uint under)
    {
        var fits = wide is null && numerator is >= 0 and <= uint.MaxValue && denominatorLessOne < uint.MaxValue;
        (over, under) = fits ? ((uint)numerator, (uint)Under) : (0, 0);
        return fits;
    }

    /// <summary>This value to a whole power of at least 0.</summary>
    public Rational ToThe(int power) => new(BigInteger.Pow(Numerator, power), BigInteger.Pow(Denominator, power));

    /// <summary>The greatest integer that is not greater; most + 1 for everything from there on. The value is not negative.</summary>
    internal long FloorUpTo(long most) => wide is null
        ? long.Min(numerator / Under, most + 1)
        : (long)BigInteger.Min(Floor(), most + 1);

    /// <summary>The greatest integer that is not greater.</summary>
    public BigInteger Floor()
    {
        if (wide is null)
        {
            var (whole, left) = long.DivRem(numerator, Under);
            return left < 0 ? whole - 1 : whole;
        }

        var quotient = BigInteger.DivRem(wide.Numerator, wide.Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The least integer that is not less.</summary>
    public BigInteger Ceiling() => -(-this).Floor();

    /// <summary>An integer as a fraction.</summary>
    public static implicit operator Rational(long value) => value == long.MinValue ? new((BigInteger)value, BigInteger.One) : new(value, 1L);

    /// <summary>An integer as a fraction.</summary>
    public static implicit operator Rational(BigInteger value) => new(value, BigInteger.One);

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational a, Rational b)
    {
        if (a.wide is not null || b.wide is not null)
            return new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);
        // A whole number added to a fraction in lowest terms leaves it in lowest terms.
        if (b.denominatorLessOne == 0) return Lowest(a.numerator + long.BigMul(b.numerator, a.Under), a.Under);
        if (a.denominatorLessOne == 0) return Lowest(b.numerator + long.BigMul(a.numerator, b.Under), b.Under);
        return a.denominatorLessOne == b.denominatorLessOne
            ? Reduced((Int128)a.numerator + b.numerator, a.Under)
            : Reduced(long.BigMul(a.numerator, b.Under) + long.BigMul(b.numerator, a.Under), long.BigMul(a.Under, b.Under));
    }

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational a, Rational b) => a + -b;

    /// <summary>Negation.</summary>
    public static Rational operator -(Rational a) => a.wide is null ? new(-a.numerator, a.Under) : new(-a.Numerator, a.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational a, Rational b) => a.wide is null && b.wide is null
        ? Product(a.numerator, a.Under, b.numerator, b.Under)
        : new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException">b is 0.</exception>
    public static Rational operator /(Rational a, Rational b)
    {
        if (a.wide is not null || b.wide is not null) return new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);
        if (b.numerator == 0) throw new DivideByZeroException();
        return b.numerator > 0 ? Product(a.numerator, a.Under, b.Under, b.numerator) : Product(a.numerator, a.Under, -b.Under, -b.numerator);
    }

    /// <summary>Exact comparison by cross product.</summary>
    public int CompareTo(Rational other)
    {
        if (wide is not null || other.wide is not null) return (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
        return denominatorLessOne == other.denominatorLessOne
            ? numerator.CompareTo(other.numerator)
            : long.BigMul(numerator, other.Under).CompareTo(long.BigMul(other.numerator, Under));
    }

    /// <summary>Exact comparison.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Exact comparison.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Exact comparison.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Exact comparison.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>Equality of value.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Inequality of value.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(Rational other) =>
        numerator == other.numerator && denominatorLessOne == other.denominatorLessOne && Equals(wide, other.wide);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(numerator, denominatorLessOne, wide);

    /// <summary>Exact text: <c>12</c> or <c>27911/3</c>.</summary>
    public override string ToString() => IsInteger
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>
    /// Decimal text with a fixed number of digits after the point, rounded half away from zero. For display only:
    /// nothing may be decided on it.
    /// </summary>
    public string ToDecimal(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        var scale = BigInteger.Pow(10, digits);
        var magnitude = BigInteger.Abs(Numerator);
        var scaled = (2 * magnitude * scale + Denominator) / (2 * Denominator);
        var text = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var sign = Sign < 0 && !scaled.IsZero ? "-" : "";
        return digits == 0 ? sign + text : $"{sign}{text[..^digits]}.{text[^digits..]}";
    }

    /// <summary>
    /// Reads <c>12</c>, <c>3.25</c>, <c>3.25%</c> or <c>9/10</c> exactly; a decimal is its exact fraction
    /// (<c>3.25%</c> = 13/400). No exponent, no blanks, no thousands separators; at most 200 characters.
    /// </summary>
    public static bool TryParse(string? text, out Rational value)
    {
        value = default;
        if (text is null || text.Length is 0 or > 200) return false;
        if (text[^1] == '%')
        {
            if (text[..^1].EndsWith('%') || !TryParse(text[..^1], out var percent)) return false;
            value = percent / 100;
            return true;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            if (!TryInteger(text[..slash], out var over) || !TryInteger(text[(slash + 1)..], out var under)) return false;
            if (under.Sign <= 0) return false;
            value = new Rational(over, under);
            return true;
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            if (!TryInteger(text, out var whole)) return false;
            value = whole;
            return true;
        }

        var fraction = text[(point + 1)..];
        if (fraction.Length == 0 || fraction[0] == '-' || !TryInteger(text[..point] + fraction, out var digits)) return false;
        value = new Rational(digits, BigInteger.Pow(10, fraction.Length));
        return true;
    }

    private static bool TryInteger(string text, out BigInteger value)
    {
        value = default;
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        if (digits.Length == 0 || digits.ContainsAnyExceptInRange('0', '9')) return false;
        value = BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>
    /// a / b times c / d, both in lowest terms and b, d more than 0: after a and d, and c and b, are cleared of common factors, so is the product.
    /// </summary>
    private static Rational Product(long a, long b, long c, long d)
    {
        if (a == 0 || c == 0) return default;
        if (d != 1 && GreatestCommonDivisor((ulong)long.Abs(a), (ulong)d) is > 1 and var first) (a, d) = (a / (long)first, d / (long)first);
        if (b != 1 && GreatestCommonDivisor((ulong)long.Abs(c), (ulong)b) is > 1 and var second) (c, b) = (c / (long)second, b / (long)second);
        return Lowest(long.BigMul(a, c), long.BigMul(b, d));
    }

    /// <summary>over / under in lowest terms; under is more than 0.</summary>
    private static Rational Reduced(Int128 over, Int128 under)
    {
        var divisor = under == 1 ? 1 : (Int128)GreatestCommonDivisor((UInt128)Int128.Abs(over), (UInt128)under);
        return divisor == 1 ? Lowest(over, under) : Lowest(over / divisor, under / divisor);
    }

    /// <summary>over / under, which are in lowest terms.</summary>
    private static Rational Lowest(Int128 over, Int128 under) => over >= -long.MaxValue && over <= long.MaxValue && under <= long.MaxValue
        ? new((long)over, (long)under)
        : new((BigInteger)over, (BigInteger)under);

    private static UInt128 GreatestCommonDivisor(UInt128 a, UInt128 b)
    {
        while (b != 0 && (a > ulong.MaxValue || b > ulong.MaxValue)) (a, b) = (b, a % b);
        return b == 0 ? a : GreatestCommonDivisor((ulong)a, (ulong)b);
    }

    private static ulong GreatestCommonDivisor(ulong a, ulong b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    private static bool Fits(BigInteger value) => value <= long.MaxValue && value >= -long.MaxValue;

    private sealed record Wide(BigInteger Numerator, BigInteger Denominator);
}
