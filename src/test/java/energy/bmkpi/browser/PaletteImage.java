package energy.bmkpi.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** A picture of a page in its 256 most frequent colours, which is a third of the file. */
final class PaletteImage {
  private PaletteImage() {}

  static void write(Path from, Path to) throws IOException {
    BufferedImage picture = ImageIO.read(from.toFile());
    int[] palette = frequentColours(picture);
    BufferedImage smaller =
        new BufferedImage(
            picture.getWidth(),
            picture.getHeight(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, palette.length, palette, 0, false, -1, 0));
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int colour = picture.getRGB(x, y);
        int index = nearest.computeIfAbsent(colour, pixel -> nearest(palette, pixel));
        smaller.getRaster().setSample(x, y, 0, index);
      }
    }
    Files.createDirectories(to.toAbsolutePath().getParent());
    ImageIO.write(smaller, "png", to.toFile());
  }

  private static int[] frequentColours(BufferedImage picture) {
    Map<Integer, Integer> pixels = new HashMap<>();
    for (int colour :
        picture.getRGB(
            0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
      pixels.merge(colour, 1, Integer::sum);
    }
    return pixels.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(256)
        .mapToInt(Map.Entry::getKey)
        .toArray();
  }

  private static int nearest(int[] palette, int colour) {
    int nearest = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(palette[i], colour) < distance(palette[nearest], colour)) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 255) - (b >> 16 & 255);
    int green = (a >> 8 & 255) - (b >> 8 & 255);
    int blue = (a & 255) - (b & 255);
    return red * red + green * green + blue * blue;
  }
}
