import { AmbientLight, Box3, Color, DirectionalLight, LoadingManager, Mesh, MeshStandardMaterial, Object3D, PerspectiveCamera, Points, PointsMaterial, Scene, Sphere, Vector3, WebGLRenderer, type BufferGeometry, type Material } from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import { OBJLoader } from "three/examples/jsm/loaders/OBJLoader.js";
import { PLYLoader } from "three/examples/jsm/loaders/PLYLoader.js";
import { STLLoader } from "three/examples/jsm/loaders/STLLoader.js";
import type { Model3dProps } from "./types.js";

/** How a model is looked at. */
export type Look = Pick<Model3dProps, "display_mode" | "clear_color" | "camera_position" | "zoom_speed" | "pan_speed">;

const AROUND = 60;
const FROM_TOP = 65;
const RADIANS = Math.PI / 180;

/** A model on a canvas: drawn when something has changed, and not before. */
export class ModelScene {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(45, 1, 0.01, 1000);
  private readonly controls: OrbitControls;
  private readonly light = new DirectionalLight(0xffffff, 2.4);
  private model: Object3D | null = null;

  /** Throws where the browser has no WebGL. */
  constructor(private readonly canvas: HTMLCanvasElement, private readonly look: Look) {
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.scene.add(new AmbientLight(0xffffff, 0.7), this.camera);
    // Light from where one looks, so that no side is black.
    this.light.position.set(0.6, 0.9, 0.4);
    this.light.target.position.set(0, 0, -1);
    this.camera.add(this.light, this.light.target);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.zoomSpeed = look.zoom_speed;
    this.controls.panSpeed = look.pan_speed;
    this.controls.addEventListener("change", () => { this.draw(); });
    const [red = 0, green = 0, blue = 0, opacity = 0] = look.clear_color ?? [];
    this.renderer.setClearColor(new Color(red, green, blue), opacity);
  }

  /** Show the model of a file. Throws where it cannot be read. */
  async show(address: string, name: string): Promise<void> {
    const model = await loaded(address, name.toLowerCase());
    if (this.model) this.scene.remove(this.model);
    this.model = model;
    applyMode(model, this.look.display_mode);
    this.scene.add(model);
    this.reset();
  }

  /** Look at it as at the start. */
  reset(): void {
    if (!this.model) return;
    const ball = new Box3().setFromObject(this.model).getBoundingSphere(new Sphere());
    const size = ball.radius || 1;
    const [around, top, distance] = this.look.camera_position;
    const far = distance ?? (size / Math.sin((this.camera.fov / 2) * RADIANS)) * 1.1;
    const longitude = (around ?? AROUND) * RADIANS, latitude = (top ?? FROM_TOP) * RADIANS;
    const towards = new Vector3(Math.cos(longitude) * Math.sin(latitude), Math.cos(latitude), Math.sin(longitude) * Math.sin(latitude));
    this.camera.position.copy(ball.center).addScaledVector(towards, far);
    this.camera.near = size / 100;
    this.camera.far = far + size * 100;
    this.camera.updateProjectionMatrix();
    this.controls.target.copy(ball.center);
    this.controls.update();
    this.draw();
  }

  /** Turn it by degrees around and from the top, and come nearer by a factor. */
  turn(around: number, top: number, nearer = 1): void {
    const offset = this.camera.position.clone().sub(this.controls.target);
    const distance = offset.length() / nearer;
    const longitude = Math.atan2(offset.z, offset.x) + around * RADIANS;
    const latitude = Math.min(Math.PI - 0.05, Math.max(0.05, Math.acos(offset.y / offset.length()) + top * RADIANS));
    offset.set(Math.cos(longitude) * Math.sin(latitude), Math.cos(latitude), Math.sin(longitude) * Math.sin(latitude)).multiplyScalar(distance);
    this.camera.position.copy(this.controls.target).add(offset);
    this.controls.update();
    this.draw();
  }

  resize(width: number, height: number): void {
    if (width === 0 || height === 0) return;
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  close(): void {
    this.controls.dispose();
    this.renderer.dispose();
    // Browsers have few contexts, and wait long before they take one back.
    this.renderer.forceContextLoss();
  }

  private draw(): void {
    this.canvas.dataset["angle"] = this.controls.getAzimuthalAngle().toFixed(2);
    this.renderer.render(this.scene, this.camera);
  }
}

async function loaded(address: string, name: string): Promise<Object3D> {
  const manager = new LoadingManager();
  // What belongs to a model lies in its file: nothing else is asked for, on no server.
  manager.setURLModifier((url) => (url === address || /^(data|blob):/.test(url) ? url : "data:,"));
  if (name.endsWith(".obj")) return painted(await new OBJLoader(manager).loadAsync(address));
  if (name.endsWith(".stl")) return solid(await new STLLoader(manager).loadAsync(address));
  if (name.endsWith(".ply")) return solid(await new PLYLoader(manager).loadAsync(address));
  return (await new GLTFLoader(manager).loadAsync(address)).scene;
}

/** The materials of an .obj lie in a file beside it, which nobody has: it gets the look that a form without any has. */
function painted(model: Object3D): Object3D {
  model.traverse((part) => { if (part instanceof Mesh) part.material = clay((part.geometry as BufferGeometry).hasAttribute("color")); });
  return model;
}

function clay(vertexColors: boolean): MeshStandardMaterial {
  return new MeshStandardMaterial({ color: vertexColors ? 0xffffff : 0xb8bcc6, roughness: 0.7, vertexColors });
}

function solid(geometry: BufferGeometry): Object3D {
  const colored = geometry.hasAttribute("color");
  if (!geometry.index && !geometry.hasAttribute("normal")) return new Points(geometry, new PointsMaterial({ size: 0.02, vertexColors: colored }));
  geometry.computeVertexNormals();
  return new Mesh(geometry, clay(colored));
}

function applyMode(model: Object3D, mode: Look["display_mode"]): void {
  const meshes: Mesh[] = [];
  model.traverse((part) => { if (part instanceof Mesh) meshes.push(part as Mesh); });
  for (const mesh of meshes) {
    const materials: Material[] = Array.isArray(mesh.material) ? mesh.material : [mesh.material];
    if (mode === "wireframe") for (const material of materials) Object.assign(material, { wireframe: true });
    if (mode === "point_cloud") {
      mesh.parent?.add(new Points(mesh.geometry, new PointsMaterial({ color: 0x7f9cf5, size: 2, sizeAttenuation: false })));
      mesh.visible = false;
    }
  }
}
