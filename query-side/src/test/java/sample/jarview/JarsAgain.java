package sample.jarview;

import io.reeve.query.projection.Projection;
import org.axonframework.config.ProcessingGroup;

/** Claims a view that {@link Jars} fills. */
@Projection(version = 1)
@ProcessingGroup("view-jar")
public class JarsAgain {}
