using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace Scrutineer.DeskServer.Tests.Scans;

/// <summary>Files as scanners and attackers make them.</summary>
internal static class Scanned
{
    /// <summary>A JPEG that says where it was taken.</summary>
    public static byte[] Jpeg(int width = 60, int height = 80)
    {
        using var image = Painted(width, height);
        image.Metadata.ExifProfile = new ExifProfile();
        image.Metadata.ExifProfile.SetValue(ExifTag.Artist, "Somebody of flat 7");
        using var to = new MemoryStream();
        image.SaveAsJpeg(to, new JpegEncoder());
        return to.ToArray();
    }

    public static byte[] Png(byte shade = 0)
    {
        using var image = Painted(60, 80);
        image[3, 3] = new Rgb24(shade, 0, 0);
        image.Metadata.GetPngMetadata().TextData.Add(new PngTextData("Author", "Somebody of flat 7", "en", ""));
        using var to = new MemoryStream();
        image.SaveAsPng(to, new PngEncoder());
        return to.ToArray();
    }

    /// <summary>A PNG whose head claims another size.</summary>
    public static byte[] PngOf(uint width, uint height)
    {
        var png = Png();
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    /// <summary>A PNG with a chunk of animation behind its head.</summary>
    public static byte[] MovingPng()
    {
        var png = Png();
        byte[] chunk = [0, 0, 0, 8, (byte)'a', (byte)'c', (byte)'T', (byte)'L', 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0];
        return [.. png[..33], .. chunk, .. png[33..]];
    }

    /// <summary>A PDF of one object.</summary>
    public static byte[] Pdf(string dictionary, byte[]? stream = null)
    {
        using var to = new MemoryStream();
        to.Write(Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n<<{dictionary}>>\n"));
        if (stream is not null)
        {
            to.Write("stream\n"u8);
            to.Write(stream);
            to.Write("\nendstream\n"u8);
        }

        to.Write("endobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"u8);
        return to.ToArray();
    }

    public static byte[] Packed(string text)
    {
        using var to = new MemoryStream();
        using (var zlib = new ZLibStream(to, CompressionLevel.Optimal)) zlib.Write(Encoding.Latin1.GetBytes(text));
        return to.ToArray();
    }

    private static Image<Rgb24> Painted(int width, int height)
    {
        var image = new Image<Rgb24>(width, height);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++) image[x, y] = new Rgb24((byte)(x * 4), (byte)(y * 3), 200);
        return image;
    }
}
