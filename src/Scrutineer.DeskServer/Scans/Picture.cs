using Scrutineer.Law;
using Scrutineer.Office.Scans;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Scrutineer.DeskServer.Scans;

/// <summary>
/// Paints a picture anew: only pixels come through, no metadata (which camera, where, whose) and nothing hidden behind the picture. The same file always
/// gives the same bytes, so a scan is known again.
/// </summary>
internal static class Picture
{
    private static readonly Configuration With = new(new JpegConfigurationModule(), new PngConfigurationModule())
    {
        MaxDegreeOfParallelism = 1,
        MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { MaximumPoolSizeMegabytes = 32 }),
    };

    // A picture of 60 million pixels takes 180 MB while it is painted: one after another.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>The same picture, of pixels alone. Refuses <c>scan-half</c>, <c>scan-pixels</c>, <c>scan-animated</c>, <c>scan-unreadable</c>.</summary>
    public static async Task<Result<Scan>> Paint(byte[] file, bool isPng, CancellationToken cancel)
    {
        if ((isPng ? PictureParts.OfPng(file) : PictureParts.OfJpeg(file)) is { } refusal) return refusal;
        await Turn.WaitAsync(cancel);
        try
        {
            using var image = Image.Load<Rgb24>(With, file);
            image.Mutate(With, i => i.AutoOrient());
            var metadata = image.Metadata;
            (metadata.ExifProfile, metadata.IptcProfile, metadata.XmpProfile, metadata.IccProfile) = (null, null, null, null);
            metadata.GetPngMetadata().TextData.Clear();
            using var painted = new MemoryStream();
            if (isPng) image.SaveAsPng(painted, new PngEncoder { IgnoreMetadata = true, ColorType = PngColorType.Rgb, BitDepth = PngBitDepth.Bit8 });
            else image.SaveAsJpeg(painted, new JpegEncoder { Quality = 88 });
            return new Scan(painted.ToArray(), isPng ? "image/png" : "image/jpeg");
        }
        catch (Exception e) when (e is ImageFormatException or InvalidMemoryOperationException or InvalidDataException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            return ScanRefusals.Unreadable;
        }
        finally
        {
            Turn.Release();
        }
    }
}
