using System.Globalization;
using System.Numerics;

namespace Scrutineer.Law;

/// <summary>
/// An exact fraction in lowest terms with a positive denominator. The default value is 0.
/// Everything that decides (bars, quotas, remainders, averages) is compared as one of these.
/// </summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger numerator;
    private readonly BigInteger denominatorLessOne; // so that default(Rational) is 0/1

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

        this.numerator = numerator;
        denominatorLessOne = denominator - 1;
    }

    /// <summary>The numerator; carries the sign.</summary>
    public BigInteger Numerator => numerator;

    /// <summary>The denominator; at least 1.</summary>
    public BigInteger Denominator => denominatorLessOne + 1;

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One => new(1, 1);

    /// <summary>True if the denominator is 1.</summary>
    public bool IsInteger => denominatorLessOne.IsZero;

    /// <summary>True if the value is 0.</summary>
    public bool IsZero => numerator.IsZero;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => numerator.Sign;

    /// <summary>The greatest integer that is not greater.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(numerator, Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The least integer that is not less.</summary>
    public BigInteger Ceiling() => -(-this).Floor();

    /// <summary>An integer as a fraction.</summary>
    public static implicit operator Rational(long value) => new(value, BigInteger.One);

    /// <summary>An integer as a fraction.</summary>
    public static implicit operator Rational(BigInteger value) => new(value, BigInteger.One);

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational a, Rational b) =>
        a.IsInteger && b.IsInteger
            ? new(a.numerator + b.numerator, BigInteger.One)
            : new(a.numerator * b.Denominator + b.numerator * a.Denominator, a.Denominator * b.Denominator);

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational a, Rational b) => a + -b;

    /// <summary>Negation.</summary>
    public static Rational operator -(Rational a) => new(-a.numerator, a.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational a, Rational b) =>
        new(a.numerator * b.numerator, a.Denominator * b.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException">b is 0.</exception>
    public static Rational operator /(Rational a, Rational b) =>
        new(a.numerator * b.Denominator, a.Denominator * b.numerator);

    /// <summary>Exact comparison by cross product.</summary>
    public int CompareTo(Rational other) =>
        (numerator * other.Denominator).CompareTo(other.numerator * Denominator);

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
        numerator == other.numerator && denominatorLessOne == other.denominatorLessOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(numerator, denominatorLessOne);

    /// <summary>Exact text: <c>12</c> or <c>27911/3</c>.</summary>
    public override string ToString() => IsInteger
        ? numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{numerator}/{Denominator}");

    /// <summary>
    /// Decimal text with a fixed number of digits after the point, rounded half away from zero. For display only:
    /// nothing may be decided on it.
    /// </summary>
    public string ToDecimal(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        var scale = BigInteger.Pow(10, digits);
        var magnitude = BigInteger.Abs(numerator);
        var scaled = (2 * magnitude * scale + Denominator) / (2 * Denominator);
        var text = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var sign = numerator.Sign < 0 && !scaled.IsZero ? "-" : "";
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
}
