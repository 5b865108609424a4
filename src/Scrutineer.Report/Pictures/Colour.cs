using System.Globalization;

namespace Scrutineer.Report.Pictures;

/// <summary>A colour of a list. What files bring is checked; what is too faint for the paper is strengthened.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Contrast that graphics need against what lies behind them (WCAG 1.4.11).</summary>
    public const double LeastContrast = 3;

    public static Colour Paper { get; } = new(0xfc, 0xfc, 0xfa);

    public static Colour DarkPaper { get; } = new(0x15, 0x18, 0x1b);

    public static Colour Grey { get; } = new(0x7d, 0x80, 0x84);

    /// <summary>For lists that bring none, by rank; told apart in common colour blindness by lightness as well as hue.</summary>
    private static readonly Colour[] Palette =
    [
        new(0x2f, 0x6d, 0xb5), new(0xc8, 0x50, 0x3c), new(0x3f, 0x91, 0x58), new(0x8a, 0x5a, 0xa8),
        new(0xb0, 0x8a, 0x2e), new(0x5c, 0x7f, 0x8c), new(0xa6, 0x48, 0x6e), new(0x6f, 0x8a, 0x3a),
    ];

    /// <summary>The colour written #rrggbb; anything else gives one by rank.</summary>
    public static Colour Of(string text, int rank)
    {
        if (text.Length == 7 && text[0] == '#'
            && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb))
            return new((byte)(rgb >> 16), (byte)((rgb >> 8) & 0xff), (byte)(rgb & 0xff));
        return rank < Palette.Length ? Palette[rank] : Grey;
    }

    /// <summary>The colour, mixed with black or white until it stands out from what is behind it.</summary>
    public Colour On(Colour behind)
    {
        var towards = behind.Luminance > 0.5 ? new Colour(0, 0, 0) : new Colour(255, 255, 255);
        for (var part = 0; part < 20; part++)
        {
            var mixed = Mixed(towards, part);
            if (Contrast(mixed, behind) >= LeastContrast) return mixed;
        }

        return towards;
    }

    public static double Contrast(Colour a, Colour b)
    {
        var (light, dark) = (Math.Max(a.Luminance, b.Luminance), Math.Min(a.Luminance, b.Luminance));
        return (light + 0.05) / (dark + 0.05);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte channel)
    {
        var part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    private Colour Mixed(Colour with, int twentieths) =>
        new(Mix(Red, with.Red, twentieths), Mix(Green, with.Green, twentieths), Mix(Blue, with.Blue, twentieths));

    private static byte Mix(byte from, byte to, int twentieths) => (byte)((from * (20 - twentieths) + to * twentieths) / 20);
}
