using QRCoder;
using Scrutineer.Report.Pictures;

namespace Scrutineer.Site.Pictures;

/// <summary>A QR code (ISO/IEC 18004, error correction M) as one path: small, sharp at any size, dark on light in every theme.</summary>
internal static class QrPicture
{
    private const int Quiet = 4;

    public static string Draw(string text, string title, string description)
    {
        using var made = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        // The matrix brings its own quiet zone.
        var modules = made.ModuleMatrix;
        var size = modules.Count;
        var path = new System.Text.StringBuilder();
        for (var y = Quiet; y < size - Quiet; y++)
        {
            for (var x = Quiet; x < size - Quiet; x++)
            {
                if (!modules[y][x]) continue;
                var run = 1;
                while (x + run < size && modules[y][x + run]) run++;
                path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h{run}v1h-{run}z");
                x += run;
            }
        }

        var svg = new Svg(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"viewBox=\"0 0 {size} {size}\""), title, description, "qrcode");
        svg.Shape("rect", ("width", "100%"), ("height", "100%"), ("fill", "#fff"));
        svg.Shape("path", ("d", path.ToString()), ("fill", "#000"));
        return svg.Done();
    }
}
